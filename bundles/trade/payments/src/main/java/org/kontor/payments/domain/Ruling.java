package org.kontor.payments.domain;

import java.util.Map;
import java.util.Optional;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payments.store.PaymentStore;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an operator may say of a payment in review, and what follows; always in the caller's transaction. */
@Component(service = Ruling.class)
public final class Ruling {

    private final PaymentStore store;
    private final Cashier cashier;
    private final CallingOff callingOff;
    private final Escrow escrow;
    private final Inspector inspector;

    @Activate
    public Ruling(
            @Reference PaymentStore store,
            @Reference Cashier cashier,
            @Reference CallingOff callingOff,
            @Reference Escrow escrow,
            @Reference Inspector inspector) {
        this.store = store;
        this.cashier = cashier;
        this.callingOff = callingOff;
        this.escrow = escrow;
        this.inspector = inspector;
    }

    void requireFitting(Payment payment, Verdict verdict, ProviderWord word) {
        if (payment.state() != PaymentState.REVIEW) {
            throw TradeRuleException.conflict(
                    "not-in-review", "The payment is " + payment.state() + " and in nobody's review", "read it again");
        }
        if (verdict.paid()) {
            requirePaidInFull(payment, verdict);
        } else if (word.kind() == ProviderWord.Kind.PAID) {
            throw TradeRuleException.conflict(
                    "provider-says-paid",
                    "The provider says that it has been paid, as " + word.reference(),
                    "decide that it was paid, or clear it with the provider first");
        }
    }

    private void requirePaidInFull(Payment payment, Verdict verdict) {
        if (!verdict.amount().equals(Optional.of(payment.amount()))) {
            throw TradeRuleException.invalid(
                    "other-amount",
                    "amount",
                    "The payment is of " + payment.amount() + "; another amount cannot be booked for it",
                    "give the provider's amount, or have the money sent back at the provider");
        }
        PaymentOutcome.Succeeded told = new PaymentOutcome.Succeeded(verdict.reference(), payment.amount());
        cashier.odd(payment, told).ifPresent(why -> {
            throw TradeRuleException.invalid(
                    "odd-reference", "reference", "This cannot be booked: " + why, "give this payment's own reference");
        });
    }

    /** What was not paid is called off where that is offered, so that it is not paid afterwards. */
    void carryOut(Payment payment, Verdict verdict, Map<String, String> decided) {
        if (verdict.paid()) {
            inspector.requireSound();
            escrow.capture(payment);
            cashier.book(payment, verdict.reference(), decided);
            return;
        }
        cashier.declined(payment, "decided by " + decided.get("decidedBy") + ": " + verdict.reason());
        callingOff.start(store.find(payment.id()).orElseThrow(), "found not paid");
    }
}
