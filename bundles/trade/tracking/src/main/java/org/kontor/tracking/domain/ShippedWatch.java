package org.kontor.tracking.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.tracking.Case;
import org.kontor.tracking.store.JourneyBook;
import org.kontor.values.Incoterm;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Begins to follow goods when they are handed to the carrier. */
@Component(service = FactHandler.class)
public final class ShippedWatch implements FactHandler {

    private final JourneyBook book;
    private final TrackingDesk desk;
    private final Orders orders;
    private final Polls polls;
    private final Clock clock;

    @Activate
    public ShippedWatch(
            @Reference JourneyBook book,
            @Reference TrackingDesk desk,
            @Reference Orders orders,
            @Reference Polls polls,
            @Reference Clock clock) {
        this.book = book;
        this.desk = desk;
        this.orders = orders;
        this.polls = polls;
        this.clock = clock;
    }

    @Override
    public String step() {
        return "tracking";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return Set.of(Fact.Kind.SHIPPED);
    }

    @Override
    public void on(Fact fact) {
        Order order = orders.order(fact.subject());
        Journey begun = new Journey(
                order.id(),
                order.buyer(),
                order.seller(),
                fact.details().get("carrier"),
                fact.details().get("waybill"),
                lane(order),
                order.incoterm() == Incoterm.DDP ? Case.Owner.SELLER : Case.Owner.BUYER,
                JourneyStates.TABLE.initial(),
                1,
                clock.instant(),
                clock.instant(),
                "");
        book.journeys().insert(begun.due(desk.firstScanDue(begun)));
        Leg first = Leg.first(begun, usedBefore(begun));
        book.legs().insert(first);
        polls.begin(first);
    }

    private static Lane lane(Order order) {
        return new Lane(
                order.option().mode(),
                order.shipment().origin().country().code(),
                order.shipment().destination().country().code(),
                order.consignee().address().city());
    }

    private Optional<Instant> usedBefore(Journey begun) {
        return book.legs().withNumbers(begun.carrier(), List.of(begun.waybill())).stream()
                .map(Leg::addedAt)
                .reduce((older, newer) -> newer);
    }
}
