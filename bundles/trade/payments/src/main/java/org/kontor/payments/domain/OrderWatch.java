package org.kontor.payments.domain;

import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.Orders;
import org.kontor.payments.store.PaymentStore;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Releases the escrow when an order is accepted; when one is called off, gives back what was paid and calls off what is
 * undecided. Paying the seller out is another step.
 */
@Component(service = FactHandler.class)
public final class OrderWatch implements FactHandler {

    private static final String CALLED_OFF = "the order was called off";

    private final PaymentStore store;
    private final Releasing releasing;
    private final Refunds refunds;
    private final CallingOff callingOff;
    private final Inspector inspector;

    @Activate
    public OrderWatch(
            @Reference PaymentStore store,
            @Reference Releasing releasing,
            @Reference Refunds refunds,
            @Reference CallingOff callingOff,
            @Reference Inspector inspector) {
        this.store = store;
        this.releasing = releasing;
        this.refunds = refunds;
        this.callingOff = callingOff;
        this.inspector = inspector;
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
            releasing.accepted(fact.subject());
            return;
        }
        if (fact.kind() == Fact.Kind.PAID) {
            releasing.paid(
                    fact.subject(), Integer.parseInt(fact.details().getOrDefault("stage", "1")));
            return;
        }
        payments(fact.subject(), state -> state == PaymentState.CAPTURED).forEach(payment -> {
            inspector.requireSound();
            refunds.start(payment, fact.actor(), CALLED_OFF);
        });
        payments(fact.subject(), PaymentState::undecided).forEach(payment -> callingOff.start(payment, CALLED_OFF));
    }

    private Stream<Payment> payments(UUID order, Predicate<PaymentState> wanted) {
        return store.ofOrder(order).stream().filter(payment -> wanted.test(payment.state()));
    }
}
