package org.kontor.payments.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.Orders;
import org.kontor.payments.store.PaymentStore;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Releases an order's escrow to its seller, whether or not its verification still stands: what is owed is owed. What
 * the payer's bank has taken back is frozen until it is won.
 */
@Component(service = Releasing.class)
public final class Releasing {

    private final PaymentStore store;
    private final Orders orders;
    private final Escrow escrow;
    private final Inspector inspector;
    private final Facts facts;

    @Activate
    public Releasing(
            @Reference PaymentStore store,
            @Reference Orders orders,
            @Reference Escrow escrow,
            @Reference Inspector inspector,
            @Reference Facts facts) {
        this.store = store;
        this.orders = orders;
        this.escrow = escrow;
        this.inspector = inspector;
        this.facts = facts;
    }

    void accepted(UUID id) {
        Order order = orders.order(id);
        release(order, order.paid());
    }

    /** A first stage cannot be paid after the goods are accepted. */
    void paid(UUID id, int stage) {
        if (stage > 1) {
            Order order = orders.order(id);
            if (order.state() == OrderState.ACCEPTED) {
                release(order, order.paidWith(stage));
            }
        }
    }

    private void release(Order order, boolean last) {
        inspector.requireSound();
        List<Payment> held = in(order, PaymentState.CAPTURED);
        boolean frozen = !in(order, PaymentState.CHARGED_BACK).isEmpty();
        if (held.isEmpty() && !frozen) {
            throw TradeRuleException.conflict(
                    "nothing-in-escrow", "The order has no money in escrow", "look at the order's payments");
        }
        held.forEach(this::release);
        if (last && !frozen) {
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

    private List<Payment> in(Order order, PaymentState state) {
        return store.ofOrder(order.id()).stream()
                .filter(payment -> payment.state() == state)
                .toList();
    }
}
