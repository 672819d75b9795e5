package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payment.Voids;
import org.kontor.payments.store.PaymentStore;
import org.kontor.providers.Providers;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.work.CrashPoint;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends payments that are no longer wanted at their provider, where it offers that, so that no money comes late. */
@Component(service = CallingOff.class)
public final class CallingOff {

    private final PaymentStore store;
    private final Cashier cashier;
    private final AskSchedule schedule;
    private final Transactions transactions;
    private final Intentions intentions;
    private final Errands errands;
    private final Providers providers;
    private final Clock clock;

    @Activate
    public CallingOff(
            @Reference PaymentStore store,
            @Reference Cashier cashier,
            @Reference AskSchedule schedule,
            @Reference Transactions transactions,
            @Reference Intentions intentions,
            @Reference Errands errands,
            @Reference Providers providers,
            @Reference Clock clock) {
        this.store = store;
        this.cashier = cashier;
        this.schedule = schedule;
        this.transactions = transactions;
        this.intentions = intentions;
        this.errands = errands;
        this.providers = providers;
        this.clock = clock;
    }

    /** The buyer gives an undecided payment up, to pay in another way; in the caller's transaction. */
    public UUID begin(UUID paymentId, Caller buyer) {
        return transactions.call(() -> {
            Payment payment = store.find(paymentId, buyer).orElseThrow(() -> TradeRuleException.notFound("payment"));
            if (!payment.buyer().equals(buyer.organisation()) && !buyer.isOperator()) {
                throw TradeRuleException.forbidden(
                        "only-the-buyer", "Only the order's buyer calls its payment off", "sign in as the buyer");
            }
            if (payment.state() != PaymentState.CALLING_OFF) {
                PaymentStates.TABLE.next(payment.state(), PaymentAction.CALL_OFF);
                if (!start(payment, "by " + buyer.name())) {
                    throw TradeRuleException.conflict(
                            "cannot-call-off",
                            payment.provider() + " cannot call a payment off that it has not decided",
                            "wait until it is decided; an order's cancellation gives back what comes");
                }
            }
            return paymentId;
        });
    }

    /** Tells the provider now; outside any transaction. */
    public void carryOut(UUID paymentId) {
        intentions.latest(paymentId, VoidEffect.PURPOSE).ifPresent(intentions::carryOut);
    }

    /** In the caller's transaction; false when the provider offers no such thing. A declined payment stays declined. */
    boolean start(Payment payment, String why) {
        if (!providers.has(Voids.class, payment.provider())) {
            return false;
        }
        boolean underWay = intentions
                .latest(payment.id(), VoidEffect.PURPOSE)
                .filter(open -> open.state() != Intention.State.DONE)
                .isPresent();
        if (PaymentStates.TABLE.allows(payment.state(), PaymentAction.CALL_OFF)) {
            cashier.show(payment, PaymentAction.CALL_OFF, payment.answer().because(why));
        }
        if (!underWay) {
            errands.send(intentions.intend(VoidEffect.PURPOSE, payment.order(), payment.id(), payment.provider(), why));
        }
        CrashPoint.hit("void.before-commit");
        return true;
    }

    /** {@code ended}: no money has moved, and none will. Otherwise the charge is asked about at once. */
    Optional<Instant> settle(Payment payment, Intention intention, boolean ended) {
        if (!payment.state().undecided()) {
            return Optional.empty();
        }
        if (ended) {
            return cashier.declined(payment, "called off: " + intention.fingerprint());
        }
        cashier.show(payment, PaymentAction.DOUBT, payment.answer().because("called off too late: it has been paid"));
        intentions
                .latest(payment.id(), payment.reserved() ? CaptureEffect.PURPOSE : ChargeEffect.PURPOSE)
                .filter(open -> open.state() != Intention.State.DONE)
                .ifPresent(errands::send);
        return Optional.of(schedule.nextWatched(clock.instant()));
    }

    void stuck(Payment payment, ProviderException failure) {
        if (payment.state() == PaymentState.CALLING_OFF) {
            cashier.review(payment, "calling it off: " + failure.fault().name());
        }
    }
}
