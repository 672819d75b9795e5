package org.kontor.payments.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.Orders;
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
 * Releases the escrow when an order is accepted, and what is paid after that at once; gives it back when a paid order is
 * called off. The release credits the seller whether or not its verification still stands: what is owed is owed. Paying it
 * out is another step. The order is settled when every stage is paid and released.
 */
@Component(service = FactHandler.class)
public final class OrderWatch implements FactHandler {

    private final PaymentStore store;
    private final Orders orders;
    private final Escrow escrow;
    private final Refunds refunds;
    private final Inspector inspector;
    private final Facts facts;

    @Activate
    public OrderWatch(
            @Reference PaymentStore store,
            @Reference Orders orders,
            @Reference Escrow escrow,
            @Reference Refunds refunds,
            @Reference Inspector inspector,
            @Reference Facts facts) {
        this.store = store;
        this.orders = orders;
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
        return Set.of(Fact.Kind.PAID, Fact.Kind.ACCEPTED, Fact.Kind.CANCELLED);
    }

    @Override
    public void on(Fact fact) {
        if (fact.kind() == Fact.Kind.ACCEPTED) {
            Order order = orders.order(fact.subject());
            release(order, order.paid());
        } else if (fact.kind() == Fact.Kind.PAID) {
            paid(fact.subject(), Integer.parseInt(fact.details().getOrDefault("stage", "1")));
        } else {
            captured(fact.subject()).forEach(payment -> {
                inspector.requireSound();
                refunds.start(payment, fact.actor(), "the order was called off");
            });
        }
    }

    /** A first stage cannot be paid after the goods are accepted. */
    private void paid(UUID id, int stage) {
        if (stage > 1) {
            Order order = orders.order(id);
            if (order.state() == OrderState.ACCEPTED) {
                release(order, order.paidWith(stage));
            }
        }
    }

    private void release(Order order, boolean last) {
        inspector.requireSound();
        List<Payment> held = captured(order.id()).toList();
        if (held.isEmpty()) {
            throw TradeRuleException.conflict(
                    "nothing-in-escrow", "The order has no money in escrow", "look at the order's payments");
        }
        held.forEach(this::release);
        if (last) {
            settled(order, held.get(held.size() - 1));
        }
        CrashPoint.hit("release.before-commit");
    }

    private void release(Payment payment) {
        if (!store.update(payment.moved(PaymentAction.RELEASE))) {
            throw TradeRuleException.stale("payment");
        }
        CrashPoint.hit("release.before-post");
        escrow.release(payment);
        CrashPoint.hit("release.after-post");
    }

    private void settled(Order order, Payment last) {
        facts.record(
                order.id(),
                Fact.Kind.SETTLED,
                "kontor",
                Map.of("payment", last.id().toString(), "amount", order.total().toString()));
    }

    private Stream<Payment> captured(UUID order) {
        return store.ofOrder(order).stream().filter(payment -> payment.state() == PaymentState.CAPTURED);
    }
}
