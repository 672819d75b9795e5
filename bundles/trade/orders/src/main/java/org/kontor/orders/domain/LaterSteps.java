package org.kontor.orders.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.Timers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Moves the order by what payments, fulfilment and tracking made true; a fact that does not fit undoes its transaction. */
@Component(service = FactHandler.class, configurationPid = "org.kontor.orders")
@Designate(ocd = LaterSteps.Settings.class)
public final class LaterSteps implements FactHandler {

    @ObjectClassDefinition(name = "Orders")
    @interface Settings {

        @AttributeDefinition(
                description = "Hours after delivery in which the buyer can object; then the goods count as accepted")
        long acceptance_hours() default 72;
    }

    private static final Map<Fact.Kind, OrderAction> ACTIONS = Map.of(
            Fact.Kind.PAYMENT_STARTED, OrderAction.START_PAYMENT,
            Fact.Kind.PAYMENT_FAILED, OrderAction.FAIL_PAYMENT,
            Fact.Kind.PAID, OrderAction.PAY,
            Fact.Kind.BOOKING_STARTED, OrderAction.START_BOOKING,
            Fact.Kind.BOOKING_FAILED, OrderAction.FAIL_BOOKING,
            Fact.Kind.BOOKED, OrderAction.BOOK,
            Fact.Kind.SHIPPED, OrderAction.SHIP,
            Fact.Kind.DELIVERED, OrderAction.DELIVER,
            Fact.Kind.SETTLED, OrderAction.SETTLE,
            Fact.Kind.REFUNDED, OrderAction.REFUND);

    private final OrderDesk desk;
    private final Timers timers;
    private final Clock clock;
    private final Duration window;

    @Activate
    public LaterSteps(@Reference OrderDesk desk, @Reference Timers timers, @Reference Clock clock, Settings settings) {
        this(desk, timers, clock, Duration.ofHours(settings.acceptance_hours()));
    }

    LaterSteps(OrderDesk desk, Timers timers, Clock clock, Duration window) {
        this.desk = desk;
        this.timers = timers;
        this.clock = clock;
        this.window = window;
    }

    @Override
    public String step() {
        return "orders";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return ACTIONS.keySet();
    }

    @Override
    public void on(Fact fact) {
        desk.move(fact.subject(), ACTIONS.get(fact.kind()));
        if (fact.kind() == Fact.Kind.PAID) {
            timers.cancel(UnpaidOrders.PURPOSE, fact.subject());
        }
        if (fact.kind() == Fact.Kind.DELIVERED) {
            timers.schedule(
                    AcceptanceWindow.PURPOSE, fact.subject(), clock.instant().plus(window));
        }
    }
}
