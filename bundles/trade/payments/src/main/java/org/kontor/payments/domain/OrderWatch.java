package org.kontor.payments.domain;

import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kontor.payments.store.PaymentStore;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** When an order is called off, gives back what is held of it and calls off what is undecided. */
@Component(service = FactHandler.class)
public final class OrderWatch implements FactHandler {

    private static final String CALLED_OFF = "the order was called off";

    private final PaymentStore store;
    private final Refunds refunds;
    private final CallingOff callingOff;
    private final Inspector inspector;

    @Activate
    public OrderWatch(
            @Reference PaymentStore store,
            @Reference Refunds refunds,
            @Reference CallingOff callingOff,
            @Reference Inspector inspector) {
        this.store = store;
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
        return Set.of(Fact.Kind.CANCELLED);
    }

    @Override
    public void on(Fact fact) {
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
