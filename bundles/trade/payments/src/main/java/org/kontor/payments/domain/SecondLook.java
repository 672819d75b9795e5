package org.kontor.payments.domain;

import java.util.Optional;
import java.util.UUID;
import org.kontor.payment.Charges;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payments.store.PaymentStore;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks a provider now, even about a payment it has declined: money that came late is never lost. */
@Component(service = SecondLook.class)
public final class SecondLook {

    private final PaymentStore store;
    private final PaymentDesk desk;
    private final Charging charging;
    private final Refunds refunds;
    private final ChargebackBooking chargebacks;
    private final Inspector inspector;
    private final Transactions transactions;
    private final Intentions intentions;
    private final Providers providers;

    @Activate
    public SecondLook(
            @Reference PaymentStore store,
            @Reference PaymentDesk desk,
            @Reference Charging charging,
            @Reference Refunds refunds,
            @Reference ChargebackBooking chargebacks,
            @Reference Inspector inspector,
            @Reference Transactions transactions,
            @Reference Intentions intentions,
            @Reference Providers providers) {
        this.store = store;
        this.desk = desk;
        this.charging = charging;
        this.refunds = refunds;
        this.chargebacks = chargebacks;
        this.inspector = inspector;
        this.transactions = transactions;
        this.intentions = intentions;
        this.providers = providers;
    }

    /** In the caller's transaction; an operator's look at a failed refund starts it again. */
    public UUID begin(UUID paymentId, Caller caller) {
        return transactions.call(() -> {
            Payment payment = store.find(paymentId, caller).orElseThrow(() -> TradeRuleException.notFound("payment"));
            if (payment.state() == PaymentState.REFUND_FAILED && caller.isOperator()) {
                inspector.requireSound();
                chargebacks.requireNone(payment);
                refunds.repeat(payment, caller.name(), "an operator repeated the refund");
            }
            return paymentId;
        });
    }

    /** Outside any transaction. */
    public void carryOut(UUID paymentId) {
        Payment payment = transactions.call(() -> store.find(paymentId).orElseThrow());
        if (payment.state() == PaymentState.DECLINED) {
            askAgain(payment);
        } else {
            desk.carryOut(paymentId);
        }
    }

    private void askAgain(Payment payment) {
        Intention asked = transactions
                .call(() -> intentions.latest(
                        payment.id(), payment.reserved() ? CaptureEffect.PURPOSE : ChargeEffect.PURPOSE))
                .orElseThrow();
        Optional<PaymentOutcome> outcome = providers.ask(
                Target.of(Charges.class, payment.provider()).about(payment.order()),
                charges -> charges.find(asked.key()));
        outcome.filter(SecondLook::late)
                .ifPresent(late -> transactions.run(() -> {
                    Payment current = store.find(payment.id()).orElseThrow();
                    charging.settle(current, late);
                }));
    }

    private static boolean late(PaymentOutcome outcome) {
        return outcome instanceof PaymentOutcome.Succeeded || outcome instanceof PaymentOutcome.Authorised;
    }
}
