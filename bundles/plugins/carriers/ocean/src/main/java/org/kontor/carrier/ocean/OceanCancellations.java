package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Undoes bookings: before the confirmation the shipper takes the request back, after it the carrier decides. */
final class OceanCancellations {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final OceanApi api;

    OceanCancellations(OceanApi api) {
        this.api = api;
    }

    /** True when it is void, false when it cannot be. Throws IN_DOUBT while the carrier has not decided. */
    boolean cancel(String number, IdempotencyKey key) {
        OceanApi.Reply shown = api.booking(number);
        if (!shown.isGood()) {
            return notKnown(shown);
        }
        if (!shown.json().isObject()) {
            throw doubt(" is still busy with booking " + number, null);
        }
        BookingState before = state(shown);
        Optional<Boolean> done = before.isVoid();
        if (done.isEmpty() && !before.cancellation().equals("CANCELLATION_RECEIVED")) {
            done = asked(number, before, key);
        }
        return done.orElseGet(() -> decided(number));
    }

    /** Some carriers decide at once and say so. */
    private Optional<Boolean> asked(String number, BookingState before, IdempotencyKey key) {
        String by = before.isConfirmed() || before.requestNumber().isEmpty() ? number : before.requestNumber();
        OceanApi.Reply reply = api.changeBooking(by, wish(before), key);
        if (reply.isGood()) {
            return state(reply).isVoid();
        }
        // What is in conflict may have been cancelled by somebody else meanwhile; otherwise it is too late.
        return Optional.of(
                reply.status() == CONFLICT ? state(api.booking(number)).isVoid().orElse(false) : notKnown(reply));
    }

    /** While acting, a question that fails leaves the act in doubt. */
    private boolean decided(String number) {
        String undecided = " has the wish to cancel booking " + number + " and has not decided yet";
        try {
            return state(api.booking(number)).isVoid().orElseThrow(() -> doubt(undecided, null));
        } catch (ProviderException e) {
            throw doubt(undecided, e);
        }
    }

    private static ObjectNode wish(BookingState before) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", "The shipper does not ship");
        return before.isConfirmed()
                ? body.put("bookingCancellationStatus", "CANCELLATION_RECEIVED")
                : body.put("bookingStatus", "CANCELLED");
    }

    private boolean notKnown(OceanApi.Reply reply) {
        if (reply.status() == NOT_FOUND) {
            return false;
        }
        throw new ProviderException(
                Fault.UNINTELLIGIBLE,
                api.carrier() + " answers " + reply.status() + " to a cancellation: " + reply.words());
    }

    private BookingState state(OceanApi.Reply reply) {
        return new BookingState(reply.json(), api.carrier());
    }

    private ProviderException doubt(String sentence, ProviderException cause) {
        return new ProviderException(Fault.IN_DOUBT, api.carrier() + sentence, cause);
    }
}
