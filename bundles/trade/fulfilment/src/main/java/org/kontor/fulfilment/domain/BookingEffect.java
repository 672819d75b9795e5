package org.kontor.fulfilment.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Shipment;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.work.Effect;
import org.kontor.work.Intention;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Books the chosen option's carrier for the goods as packed; by the plugin version that quoted, while it is here. */
@Component(service = Effect.class)
public final class BookingEffect implements Effect<BookingEffect.Answer> {

    public static final String PURPOSE = "fulfilment.book";

    /** The carrier's answer, none when it was not asked, and what we think of its waybill number. */
    record Answer(Optional<BookingOutcome> outcome, Optional<WaybillJudgement> judgement) {

        static final Answer NOT_ASKED = new Answer(Optional.empty(), Optional.empty());
    }

    private final FulfilmentDesk desk;
    private final WaybillDesk waybills;
    private final BookingAnswers answers;
    private final Transactions transactions;
    private final Orders orders;
    private final Providers providers;

    @Activate
    public BookingEffect(
            @Reference FulfilmentDesk desk,
            @Reference WaybillDesk waybills,
            @Reference BookingAnswers answers,
            @Reference Transactions transactions,
            @Reference Orders orders,
            @Reference Providers providers) {
        this.desk = desk;
        this.waybills = waybills;
        this.answers = answers;
        this.transactions = transactions;
        this.orders = orders;
        this.providers = providers;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Answer act(Intention intention) {
        record Booking(Target<Bookings> carrier, BookingRequest request) {}
        Optional<Booking> wanted = wanted(intention, order -> new Booking(
                carrier(intention, order), request(order, desk.found(intention.resource()))));
        return wanted.map(booking -> judged(
                        intention,
                        providers.act(
                                booking.carrier(), bookings -> bookings.book(booking.request(), intention.key()))))
                .orElse(Answer.NOT_ASKED);
    }

    @Override
    public Optional<Answer> find(Intention intention) {
        Optional<Target<Bookings>> wanted = wanted(intention, order -> carrier(intention, order));
        return wanted.isEmpty()
                ? Optional.of(Answer.NOT_ASKED)
                : providers
                        .ask(wanted.get(), bookings -> bookings.find(intention.key()))
                        .map(outcome -> judged(intention, outcome));
    }

    @Override
    public Optional<Instant> settle(Intention intention, Answer answer) {
        return answers.settle(intention, answer);
    }

    /** The state stays; whoever looks at the fulfilment is shown the intention beside it. */
    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {
        answers.unanswered(intention);
    }

    private <R> Optional<R> wanted(Intention intention, Function<Order, R> prepared) {
        return transactions.call(() -> answers.isWanted(intention)
                ? Optional.of(prepared.apply(orders.order(intention.subject())))
                : Optional.empty());
    }

    private Answer judged(Intention intention, BookingOutcome outcome) {
        return new Answer(
                Optional.of(outcome),
                outcome.fold(
                        booked -> Optional.of(waybills.looks(
                                intention.subject(), intention.provider(), WaybillNumbers.issued(booked.waybill()))),
                        requested -> Optional.empty(),
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
