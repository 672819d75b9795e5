package org.kontor.payments.domain;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private final Escrow escrow;
    private final Inspector inspector;
    private final Facts facts;

    @Activate
    public Releasing(
            @Reference PaymentStore store,
            @Reference Escrow escrow,
            @Reference Inspector inspector,
            @Reference Facts facts) {
        this.store = store;
        this.escrow = escrow;
        this.inspector = inspector;
        this.facts = facts;
    }

    /** In the caller's transaction. */
    void release(UUID order) {
        inspector.requireSound();
        Optional<Payment> captured = in(order, PaymentState.CAPTURED);
        if (captured.isEmpty() && in(order, PaymentState.CHARGED_BACK).isPresent()) {
            return;
        }
        Payment payment = captured.orElseThrow(() -> TradeRuleException.conflict(
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

    private Optional<Payment> in(UUID order, PaymentState state) {
        return store.ofOrder(order).stream()
                .filter(payment -> payment.state() == state)
                .findFirst();
    }
}
