package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kontor.orders.Orders;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payments.store.PaymentStore;
import org.kontor.values.ProviderException;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What follows from a provider's answer to a charge; always in the transaction that settles it. */
@Component(service = Charging.class)
public final class Charging {

    private final PaymentStore store;
    private final Escrow escrow;
    private final Refunds refunds;
    private final AskSchedule schedule;
    private final Orders orders;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public Charging(
            @Reference PaymentStore store,
            @Reference Escrow escrow,
            @Reference Refunds refunds,
            @Reference AskSchedule schedule,
            @Reference Orders orders,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.escrow = escrow;
        this.refunds = refunds;
        this.schedule = schedule;
        this.orders = orders;
        this.facts = facts;
        this.clock = clock;
    }

    /** Empty when the answer is final; otherwise when to ask again. A repeated answer changes nothing. */
    Optional<Instant> settle(Payment payment, PaymentOutcome outcome) {
        if (!PaymentStates.TABLE.allows(payment.state(), PaymentAction.CAPTURE)) {
            return Optional.empty();
        }
        return outcome.fold(
                succeeded -> captured(payment, succeeded),
                declined -> declined(payment, declined),
                action -> undecided(
                        payment,
                        PaymentAction.REQUIRE_ACTION,
                        payment.answer().actAt(action.at().toString())),
                pending ->
                        undecided(payment, PaymentAction.PEND, payment.answer().because("")),
                authorised -> review(payment, "the provider has reserved the money and not taken it"),
                awaitingFunds -> review(payment, "the provider waits for the payer's bank"));
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
            show(payment, action, payment.answer().because(failure.fault().name()));
        }
    }

    /** Money that comes for an order that no longer awaits it is booked all the same, and given back at once. */
    private Optional<Instant> captured(Payment payment, PaymentOutcome.Succeeded charge) {
        if (!charge.amount().equals(payment.amount())) {
            return review(payment, "the provider reports " + charge.amount() + " instead of " + payment.amount());
        }
        boolean late = payment.state() == PaymentState.DECLINED
                || !orders.order(payment.order()).awaits(payment.stage());
        Payment captured = payment.moved(PaymentAction.CAPTURE)
                .answered(payment.answer().referring(charge.reference()).heard(clock.instant()));
        save(captured);
        escrow.capture(captured);
        if (late) {
            refunds.start(store.find(payment.id()).orElseThrow(), "kontor", "the order no longer awaited this payment");
        } else {
            record(captured, Fact.Kind.PAID, Map.of("reference", charge.reference()));
        }
        return Optional.empty();
    }

    private Optional<Instant> declined(Payment payment, PaymentOutcome.Declined declined) {
        if (payment.state() == PaymentState.DECLINED) {
            return Optional.empty();
        }
        save(payment.moved(PaymentAction.DECLINE)
                .answered(payment.answer().because(declined.reason()).heard(clock.instant())));
        if (orders.order(payment.order()).awaits(payment.stage())) {
            record(payment, Fact.Kind.PAYMENT_FAILED, Map.of());
        }
        return Optional.empty();
    }

    private Optional<Instant> undecided(Payment payment, PaymentAction action, Payment.Answer answer) {
        if (payment.state() == PaymentState.DECLINED) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (schedule.expired(payment.startedAt(), now)) {
            return review(payment, "the provider has not decided in time");
        }
        show(payment, action, answer);
        return Optional.of(schedule.next(payment.answer().asked(), now));
    }

    /** Nothing is booked; an operator must look, and the provider is asked every hour meanwhile. */
    private Optional<Instant> review(Payment payment, String reason) {
        if (payment.state() == PaymentState.DECLINED) {
            return Optional.empty();
        }
        show(payment, PaymentAction.DOUBT, payment.answer().because(reason));
        return Optional.of(schedule.nextWatched(clock.instant()));
    }

    private void show(Payment payment, PaymentAction action, Payment.Answer answer) {
        save(payment.moved(action).answered(answer.heard(clock.instant())));
        if (payment.state() == PaymentState.STARTED) {
            record(payment, Fact.Kind.PAYMENT_WAITING, Map.of("why", action.name()));
        }
    }

    private void record(Payment payment, Fact.Kind kind, Map<String, String> more) {
        Map<String, String> details = new HashMap<>(more);
        details.put("payment", payment.id().toString());
        details.put("stage", Integer.toString(payment.stage()));
        details.put("amount", payment.amount().toString());
        facts.record(payment.order(), kind, payment.provider(), details);
    }

    private void save(Payment changed) {
        if (!store.update(changed)) {
            throw TradeRuleException.stale("payment");
        }
    }
}
