package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.payments.store.PartRefundStore;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
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

/** Starts giving back parts of payments, and has that carried out by a timer that is due at once. */
@Component(service = {TimerHandler.class, PartRefunds.class})
public final class PartRefunds implements TimerHandler {

    private static final Set<PartRefund.State> GIVEN =
            Set.of(PartRefund.State.REQUESTED, PartRefund.State.CONFIRMED);

    private final PartRefundStore store;
    private final Escrow escrow;
    private final Transactions transactions;
    private final Intentions intentions;
    private final Timers timers;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public PartRefunds(
            @Reference PartRefundStore store,
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
        return "payments.refund-part";
    }

    @Override
    public Optional<Instant> due(UUID part) {
        transactions
                .call(() -> intentions.latest(part, PartRefundEffect.PURPOSE))
                .filter(intention -> intention.state() != Intention.State.DONE)
                .ifPresent(intention -> intentions.carryOut(intention.id()));
        return Optional.empty();
    }

    /** What has been given back of the payment or is on its way. */
    Money given(Payment payment) {
        return store.ofPayment(payment.id()).stream()
                .filter(part -> GIVEN.contains(part.state()))
                .map(PartRefund::amount)
                .reduce(Money.zero(payment.amount().currency()), Money::plus);
    }

    /** In the caller's transaction, which has claimed the payment. */
    void start(Payment payment, Money amount, String why) {
        Instant now = clock.instant();
        PartRefund part = new PartRefund(
                Keys.fresh(), payment.id(), payment.order(), amount, PartRefund.State.REQUESTED, why, 0, now);
        store.insert(part);
        Intention intention = intentions.intend(
                PartRefundEffect.PURPOSE,
                payment.order(),
                part.id(),
                payment.provider(),
                payment.answer().reference() + " " + amount);
        escrow.requestRefund(payment, amount, intention.id());
        facts.record(
                payment.order(),
                Fact.Kind.REFUND_STARTED,
                "kontor",
                Map.of("payment", payment.id().toString(), "amount", amount.toString(), "reason", why));
        timers.schedule(purpose(), part.id(), now);
    }

    /** Begins every refused part of the payment anew. */
    void repeat(Payment payment, String actor) {
        List<PartRefund> failed = store.ofPayment(payment.id()).stream()
                .filter(part -> part.state() == PartRefund.State.FAILED)
                .toList();
        for (PartRefund part : failed) {
            if (!store.update(part.moved(PartRefund.State.REPEATED, part.reason()))) {
                throw TradeRuleException.stale("refund");
            }
            start(payment, part.amount(), actor + " repeated the refund");
        }
    }
}
