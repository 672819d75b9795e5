package org.kontor.carrier.air;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes booking requests and reads what became of them. A request gets an address made of our key, by which it is found
 * again; until the airline has confirmed it, it is awaited.
 */
final class BookingDesk {

    private static final Logger LOG = LoggerFactory.getLogger(BookingDesk.class);
    private static final List<Integer> NOT_OFFERED = List.of(404, 405, 406, 410, 415);
    private static final String OBJECTS = "logistics-objects";

    private final OneRecord server;
    private final Waybills waybills;
    private final boolean ownIds;
    private final Map<String, URI> elsewhere = new ConcurrentHashMap<>();
    private final Map<String, BookingRequest> unconfirmed = new ConcurrentHashMap<>();

    /** {@code ownIds} is true of an airline that gives objects addresses of its own, so that ours find nothing. */
    BookingDesk(OneRecord server, Waybills waybills, boolean ownIds) {
        this.server = server;
        this.waybills = waybills;
        this.ownIds = ownIds;
    }

    BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        String option = request.service().substring(request.service().indexOf('@') + 1);
        Optional<URI> address = request.service().contains("@") ? server.own(option) : Optional.empty();
        if (address.isEmpty()) {
            return refused(request.service(), "The airline gave this option no address by which it could be booked");
        }
        URI id = address(key);
        OneRecord.Made made = server.make(
                server.at(OBJECTS),
                AirRequests.booking(id.toString(), address.get().toString()),
                key);
        if (!made.isGood() && made.status() != OneRecord.CONFLICT) {
            return notMade(request.service(), made);
        }
        made.location().filter(where -> made.isGood() && !where.equals(id)).ifPresent(where -> moved(key, where));
        unconfirmed.put(key.value(), request);
        return afterwards(() -> read(request, key, made));
    }

    Optional<BookingOutcome> find(IdempotencyKey key) {
        Optional<Thing> request = server.get(where(key));
        if (request.isEmpty() && ownIds) {
            throw doubt("gives booking requests addresses of its own, so that this one cannot be looked up");
        }
        return request.map(found -> settled(found, key));
    }

    private BookingOutcome read(BookingRequest request, IdempotencyKey key, OneRecord.Made made) {
        Optional<Thing> found = server.get(where(key));
        if (found.isEmpty() && !made.isGood()) {
            String words = Objections.words(made.body());
            return refused(request.service(), "The airline says that this is booked already: " + words);
        }
        return settled(found.orElseThrow(() -> doubt("took the booking request but does not show it")), key);
    }

    /** What became of the request; a booking that stands is completed by what we keep of it until then. */
    private BookingOutcome settled(Thing found, IdempotencyKey key) {
        UnaryOperator<Thing> follow = server.follower();
        String booking = booking(found, follow).id();
        return outcome(found, where(key), follow)
                .fold(
                        booked -> {
                            Optional<BookingRequest> ours = Optional.ofNullable(unconfirmed.remove(key.value()));
                            waybills.complete(booked.waybill(), ours, booking, key);
                            return booked;
                        },
                        requested -> requested,
                        refused -> {
                            unconfirmed.remove(key.value());
                            return refused;
                        });
    }

    private BookingOutcome outcome(Thing request, URI where, UnaryOperator<Thing> follow) {
        Thing booking = booking(request, follow);
        switch (AirBookings.state(booking, follow)) {
            case CONFIRMED -> {
                String number = AirBookings.number(booking, request, follow);
                if (number.isEmpty()) {
                    return new BookingOutcome.Requested(
                            where.toString(), "confirmed, without an air waybill number yet");
                }
                return new BookingOutcome.Booked(number, AirLabel.of(number, booking, follow));
            }
            case REFUSED -> {
                return new BookingOutcome.Refused(
                        Objections.refusal("", "The airline does not take the booking", AirBookings.remarks(booking)));
            }
            default -> {
                String words = booking.code("bookingStatus") + " " + AirBookings.remarks(booking);
                return new BookingOutcome.Requested(where.toString(), words);
            }
        }
    }

    private Thing booking(Thing request, UnaryOperator<Thing> follow) {
        return request.is("Booking") ? request : follow.apply(request.one("booking"));
    }

    private BookingOutcome notMade(String service, OneRecord.Made made) {
        if (NOT_OFFERED.contains(made.status())) {
            throw new ProviderException(
                    Fault.MISCONFIGURED, server.name() + " takes no booking requests there: " + made.status());
        }
        if (made.status() != 400 && made.status() != 422) {
            throw server.unintelligible("answered " + made.status() + " to a booking request");
        }
        return new BookingOutcome.Refused(
                Objections.refusal(service, "The airline does not take the booking", Objections.words(made.body())));
    }

    private BookingOutcome refused(String service, String sentence) {
        return new BookingOutcome.Refused(new Refusal(Reason.OTHER, service, sentence));
    }

    /** Whatever fails once the request is made leaves open what becomes of it. */
    private static <T> T afterwards(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ProviderException e) {
            throw e.fault() == Fault.IN_DOUBT ? e : new ProviderException(Fault.IN_DOUBT, e.getMessage(), e);
        }
    }

    private void moved(IdempotencyKey key, URI where) {
        elsewhere.put(key.value(), where);
        if (!ownIds) {
            LOG.warn("{} gives booking requests addresses of its own: set own.ids for this account", server.name());
        }
    }

    private URI where(IdempotencyKey key) {
        return elsewhere.getOrDefault(key.value(), address(key));
    }

    /** The key itself where it is a UUID, as servers give ids, else one made of it. */
    private URI address(IdempotencyKey key) {
        String value = key.value();
        String id = value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? value
                : UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8)).toString();
        return server.at(OBJECTS + "/" + id);
    }

    private ProviderException doubt(String what) {
        return new ProviderException(Fault.IN_DOUBT, server.name() + " " + what);
    }
}
