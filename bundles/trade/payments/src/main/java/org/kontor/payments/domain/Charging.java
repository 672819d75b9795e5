package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.ProviderException;
import org.kontor.work.Intention;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What follows from a provider's answer to a charge; always in the transaction that settles it. */
@Component(service = Charging.class)
public final class Charging {

    private static final String TOO_LATE = "the order no longer awaits this payment";

    private final Cashier cashier;
    private final Capturing capturing;
    private final CallingOff callingOff;
    private final Funds funds;
    private final AskSchedule schedule;
    private final Clock clock;

    @Activate
    public Charging(
            @Reference Cashier cashier,
            @Reference Capturing capturing,
            @Reference CallingOff callingOff,
            @Reference Funds funds,
            @Reference AskSchedule schedule,
            @Reference Clock clock) {
        this.cashier = cashier;
        this.capturing = capturing;
        this.callingOff = callingOff;
        this.funds = funds;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Empty when the answer is final; otherwise when to ask again. A repeated answer changes nothing. */
    Optional<Instant> settle(Payment payment, PaymentOutcome outcome) {
        if (!PaymentStates.TABLE.allows(payment.state(), PaymentAction.CAPTURE)) {
            return Optional.empty();
        }
        return outcome.fold(
                succeeded -> cashier.taken(payment, succeeded),
                declined -> cashier.declined(payment, declined.reason()),
                action -> undecided(
                        payment,
                        PaymentAction.REQUIRE_ACTION,
                        payment.answer().actAt(action.at().toString(), action.code())),
                pending ->
                        undecided(payment, PaymentAction.PEND, payment.answer().because("")),
                authorised -> authorised(payment, authorised),
                awaitingFunds -> payment.state() == PaymentState.DECLINED
                        ? Optional.empty()
                        : funds.await(payment, awaitingFunds.remittance()));
    }

    /** A question that fails takes nothing back of what the provider has said: the payer may still have to act. */
    void unanswered(Payment payment, Intention.State state, ProviderException failure) {
        if (state == Intention.State.ASKING) {
            return;
        }
        PaymentAction action =
                switch (state) {
                    case WAITING -> PaymentAction.WAIT;
                    case IN_DOUBT -> PaymentAction.LOSE_ANSWER;
                    default -> PaymentAction.DOUBT;
                };
        if (PaymentStates.TABLE.allows(payment.state(), action)) {
            cashier.show(
                    payment, action, payment.answer().because(failure.fault().name()));
        }
    }

    /** Money reserved for nothing is let go. */
    private Optional<Instant> authorised(Payment payment, PaymentOutcome.Authorised hold) {
        if (payment.reserved()) {
            return Optional.empty();
        }
        if (!cashier.awaited(payment) || payment.state() == PaymentState.CALLING_OFF) {
            return callingOff.start(payment, TOO_LATE) ? Optional.empty() : cashier.declined(payment, TOO_LATE);
        }
        if (!hold.amount().equals(payment.amount())) {
            return cashier.review(
                    payment, "the provider has reserved " + hold.amount() + " instead of " + payment.amount());
        }
        capturing.start(payment, hold);
        return Optional.empty();
    }

    private Optional<Instant> undecided(Payment payment, PaymentAction action, Payment.Answer answer) {
        if (payment.state() == PaymentState.DECLINED) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!PaymentStates.TABLE.allows(payment.state(), action)) {
            return Optional.of(schedule.nextWatched(now));
        }
        if (!schedule.expired(payment.startedAt(), now)) {
            cashier.show(payment, action, answer);
            return Optional.of(schedule.next(payment.answer().asked(), now));
        }
        return callingOff.start(payment, "the provider has not decided in time")
                ? Optional.of(schedule.nextWatched(now))
                : cashier.review(payment, "the provider has not decided in time");
    }
}
