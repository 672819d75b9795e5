package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payments.store.PaymentStore;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Starts refunds inside a transaction and has them carried out by a timer that is due at once. */
@Component(service = {TimerHandler.class, Refunds.class})
public final class Refunds implements TimerHandler {

    private final PaymentStore store;
    private final Escrow escrow;
    private final Transactions transactions;
    private final Intentions intentions;
    private final Timers timers;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public Refunds(
            @Reference PaymentStore store,
            @Reference Escrow escrow,
            @Reference Transactions transactions,
            @Reference Intentions intentions,
            @Reference Timers timers,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.escrow = escrow;
        this.transactions = transactions;
        this.intentions = intentions;
        this.timers = timers;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return "payments.refund";
    }

    @Override
    public Optional<Instant> due(UUID intention) {
        intentions.carryOut(intention);
        return Optional.empty();
    }

    /** In the caller's transaction: all of it that has not been given back and is still in escrow. */
    void start(Payment captured, String actor, String why) {
        Money open = refundable(captured);
        Money held = escrow.held(captured);
        Money rest = held.compareTo(open) < 0 ? held : open;
        if (rest.isPositive()) {
            start(captured, rest, actor, why);
        }
    }

    /** What the provider last refused to give back, once more. */
    void repeat(Payment failed, String actor, String why) {
        Intention refused = intentions.latest(failed.id(), RefundEffect.PURPOSE).orElseThrow();
        start(failed, escrow.takenOut(failed, refused.id()), actor, why);
    }

    /** In the order's currency. */
    Money refundable(Payment payment) {
        return escrow.refundableWorth(payment);
    }

    /**
     * In the caller's transaction: the amount leaves escrow now, and the provider is told as soon as it is committed to
     * give back what was paid for it.
     */
    void start(Payment captured, Money amount, String actor, String why) {
        Payment refunding = captured.moved(PaymentAction.REFUND);
        if (!store.update(refunding)) {
            throw TradeRuleException.stale("payment");
        }
        Intention intention = intentions.intend(
                RefundEffect.PURPOSE,
                captured.order(),
                captured.id(),
                captured.provider(),
                captured.answer().reference() + " " + escrow.asPaid(captured, amount));
        escrow.requestRefund(refunding, amount, intention.id());
        facts.record(
                captured.order(),
                Fact.Kind.REFUND_STARTED,
                actor,
                Map.of("payment", captured.id().toString(), "amount", amount.toString(), "reason", why));
        timers.schedule(purpose(), intention.id(), clock.instant());
        CrashPoint.hit("refund.before-commit");
    }
}
