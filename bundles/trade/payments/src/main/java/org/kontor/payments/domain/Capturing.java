package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.kontor.payment.Captures;
import org.kontor.payment.PaymentOutcome;
import org.kontor.providers.Providers;
import org.kontor.values.ProviderException;
import org.kontor.work.CrashPoint;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes reserved money at once: a capture is intended with the reservation, and never a second one. */
@Component(service = Capturing.class)
public final class Capturing {

    private final Cashier cashier;
    private final AskSchedule schedule;
    private final Intentions intentions;
    private final Errands errands;
    private final Providers providers;
    private final Clock clock;

    @Activate
    public Capturing(
            @Reference Cashier cashier,
            @Reference AskSchedule schedule,
            @Reference Intentions intentions,
            @Reference Errands errands,
            @Reference Providers providers,
            @Reference Clock clock) {
        this.cashier = cashier;
        this.schedule = schedule;
        this.intentions = intentions;
        this.errands = errands;
        this.providers = providers;
        this.clock = clock;
    }

    /** In the transaction that settles the charge. */
    void start(Payment payment, PaymentOutcome.Authorised hold) {
        cashier.show(payment, PaymentAction.AUTHORISE, payment.answer().reserved(hold.reference(), hold.until()));
        errands.send(intentions.intend(
                CaptureEffect.PURPOSE,
                payment.order(),
                payment.id(),
                payment.provider(),
                hold.reference() + " " + payment.amount()));
        CrashPoint.hit("capture.before-commit");
    }

    /** Carries out the capture that the charge's answer has led to, if any; outside any transaction. */
    void follow(Intention charge) {
        if (providers.has(Captures.class, charge.provider())) {
            intentions.latest(charge.resource(), CaptureEffect.PURPOSE).ifPresent(intentions::carryOut);
        }
    }

    /** Empty when the answer is final; otherwise when to ask again. */
    Optional<Instant> settle(Payment payment, PaymentOutcome outcome) {
        if (!payment.state().undecided() && payment.state() != PaymentState.DECLINED) {
            return Optional.empty();
        }
        return outcome.fold(
                succeeded -> cashier.taken(payment, succeeded),
                declined -> cashier.declined(payment, declined.reason()),
                action -> cashier.review(payment, "the payer must act, for money that was reserved already"),
                pending -> waits(payment),
                authorised -> waits(payment),
                awaitingFunds -> cashier.review(payment, "the provider awaits money that it had reserved"));
    }

    /** While the capture only waits, the money is reserved; nothing about the payment has changed. */
    void unanswered(Payment payment, Intention.State state, ProviderException failure) {
        PaymentAction action = state == Intention.State.IN_DOUBT ? PaymentAction.LOSE_ANSWER : PaymentAction.DOUBT;
        boolean news = state == Intention.State.IN_DOUBT || state == Intention.State.STUCK;
        if (news && PaymentStates.TABLE.allows(payment.state(), action)) {
            cashier.show(
                    payment, action, payment.answer().because(failure.fault().name()));
        }
    }

    /** The provider has not said how the capture ends; when the hold has ended a person must look. */
    private Optional<Instant> waits(Payment payment) {
        Instant now = clock.instant();
        boolean over = payment.answer().holdUntil().filter(now::isAfter).isPresent();
        if (over && schedule.expired(payment.startedAt(), now)) {
            return cashier.review(payment, "the hold has ended, and what became of the capture is not known");
        }
        cashier.heard(payment);
        return Optional.of(schedule.next(payment.answer().asked(), now));
    }
}
