package org.kontor.fulfilment.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Shipment;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.fulfilment.store.FulfilmentStore;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.work.Effect;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Books the chosen option's carrier for the goods as packed; by the plugin version that quoted, while it is here. */
@Component(service = Effect.class)
public final class BookingEffect implements Effect<BookingEffect.Answer> {

    public static final String PURPOSE = "fulfilment.book";

    /** The carrier's answer and what we think of its waybill number. */
    record Answer(BookingOutcome outcome, Optional<WaybillJudgement> judgement) {}

    private final FulfilmentDesk desk;
    private final WaybillDesk waybills;
    private final FulfilmentStore store;
    private final Transactions transactions;
    private final Orders orders;
    private final Providers providers;
    private final Facts facts;

    @Activate
    public BookingEffect(
            @Reference FulfilmentDesk desk,
            @Reference WaybillDesk waybills,
            @Reference FulfilmentStore store,
            @Reference Transactions transactions,
            @Reference Orders orders,
            @Reference Providers providers,
            @Reference Facts facts) {
        this.desk = desk;
        this.waybills = waybills;
        this.store = store;
        this.transactions = transactions;
        this.orders = orders;
        this.providers = providers;
        this.facts = facts;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Answer act(Intention intention) {
        record Booking(Target<Bookings> carrier, BookingRequest request) {}
        Booking booking = transactions.call(() -> {
            Order order = orders.order(intention.subject());
            return new Booking(carrier(intention, order), request(order, desk.found(intention.resource())));
        });
        return judged(
                intention,
                providers.act(booking.carrier(), bookings -> bookings.book(booking.request(), intention.key())));
    }

    @Override
    public Optional<Answer> find(Intention intention) {
        Target<Bookings> carrier = transactions.call(() -> carrier(intention, orders.order(intention.subject())));
        return providers
                .ask(carrier, bookings -> bookings.find(intention.key()))
                .map(outcome -> judged(intention, outcome));
    }

    @Override
    public Optional<Instant> settle(Intention intention, Answer answer) {
        Fulfilment fulfilment = desk.found(intention.resource());
        answer.outcome()
                .fold(
                        booked -> booked(fulfilment, booked, answer.judgement().orElseThrow()),
                        refused -> refused(fulfilment, refused));
        return Optional.empty();
    }

    /** The state stays BOOKING; whoever looks at the fulfilment is shown the intention beside it. */
    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {}

    private Fulfilment booked(Fulfilment fulfilment, BookingOutcome.Booked booked, WaybillJudgement judgement) {
        store.insertLabel(fulfilment.order(), booked.label());
        boolean doubtful = judgement.doubtful();
        Fulfilment moved = fulfilment
                .moved(doubtful ? FulfilmentAction.DOUBT_WAYBILL : FulfilmentAction.BOOKED)
                .withWaybill(judgement.number());
        Fulfilment after = doubtful ? moved.with(moved.details().doubted(judgement)) : moved;
        desk.save(after);
        desk.recordBooked(after, fulfilment.carrier());
        return after;
    }

    private Fulfilment refused(Fulfilment fulfilment, BookingOutcome.Refused refused) {
        Fulfilment after = fulfilment.moved(FulfilmentAction.REFUSED);
        String sentence = refused.refusal().sentence();
        desk.save(after.with(after.details().refused(sentence)));
        facts.record(fulfilment.order(), Fact.Kind.BOOKING_FAILED, fulfilment.carrier(), Map.of("reason", sentence));
        return after;
    }

    private Answer judged(Intention intention, BookingOutcome outcome) {
        return new Answer(
                outcome,
                outcome.fold(
                        booked -> Optional.of(waybills.looks(
                                intention.subject(), intention.provider(), WaybillNumbers.issued(booked.waybill()))),
                        refused -> Optional.empty()));
    }

    private static Target<Bookings> carrier(Intention intention, Order order) {
        return Target.of(Bookings.class, intention.provider())
                .by(order.option().providerVersion())
                .about(order.id());
    }

    private static BookingRequest request(Order order, Fulfilment fulfilment) {
        Shipment quoted = order.shipment();
        Shipment packed = new Shipment(
                quoted.origin(),
                quoted.destination(),
                fulfilment.details().packages().stream().map(Packed::parcel).toList(),
                quoted.goods(),
                quoted.readyDate(),
                quoted.incoterm());
        return new BookingRequest(order.option().service(), packed, order.shipper(), order.consignee(), order.number());
    }
}
