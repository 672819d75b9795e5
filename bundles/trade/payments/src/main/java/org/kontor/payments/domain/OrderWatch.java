package org.kontor.payments.domain;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.payments.store.PaymentStore;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Releases the escrow when an order is accepted, and gives it back when a paid order is called off. The release credits
 * the seller whether or not its verification still stands: what is owed is owed. Paying it out is another step.
 */
@Component(service = FactHandler.class)
public final class OrderWatch implements FactHandler {

    private final PaymentStore store;
    private final Escrow escrow;
    private final Refunds refunds;
    private final Inspector inspector;
    private final Facts facts;

    @Activate
    public OrderWatch(
            @Reference PaymentStore store,
            @Reference Escrow escrow,
            @Reference Refunds refunds,
            @Reference Inspector inspector,
            @Reference Facts facts) {
        this.store = store;
        this.escrow = escrow;
        this.refunds = refunds;
        this.inspector = inspector;
        this.facts = facts;
    }

    @Override
    public String step() {
        return "payments";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return Set.of(Fact.Kind.ACCEPTED, Fact.Kind.CANCELLED);
    }

    @Override
    public void on(Fact fact) {
        if (fact.kind() == Fact.Kind.ACCEPTED) {
            release(fact.subject());
        } else {
            captured(fact.subject()).forEach(payment -> {
                inspector.requireSound();
                refunds.start(payment, fact.actor(), "the order was called off");
            });
        }
    }

    private void release(UUID order) {
        inspector.requireSound();
        Payment payment = captured(order)
                .findFirst()
                .orElseThrow(() -> TradeRuleException.conflict(
                        "nothing-in-escrow", "The order has no money in escrow", "look at the order's payments"));
        if (!store.update(payment.moved(PaymentAction.RELEASE))) {
            throw TradeRuleException.stale("payment");
        }
        CrashPoint.hit("release.before-post");
        escrow.release(payment);
        CrashPoint.hit("release.after-post");
        facts.record(
                order,
                Fact.Kind.SETTLED,
                "kontor",
                Map.of(
                        "payment",
                        payment.id().toString(),
                        "amount",
                        payment.amount().toString()));
        CrashPoint.hit("release.before-commit");
    }

    private Stream<Payment> captured(UUID order) {
        return store.ofOrder(order).stream().filter(payment -> payment.state() == PaymentState.CAPTURED);
    }
}
