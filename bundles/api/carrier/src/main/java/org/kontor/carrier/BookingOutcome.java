package org.kontor.carrier;

import java.util.function.Function;
import org.kontor.values.Require;

/** How a booking stands. There is no fourth case: an answer that never came is the fault IN_DOUBT. */
public sealed interface BookingOutcome {

    /** Bought: the waybill number to follow and the label to print. */
    record Booked(String waybill, Label label) implements BookingOutcome {
        public Booked {
            waybill = Require.text("waybill", waybill);
            Require.present("label", label);
        }
    }

    /**
     * The carrier holds the request under its own {@code reference} and will confirm or decline it: ask again with
     * {@link Bookings#find}. {@code words} are what it says about it, perhaps none.
     */
    record Requested(String reference, String words) implements BookingOutcome {
        public Requested {
            reference = Require.code("reference", reference, 300);
            words = Require.words(words, 1_000);
        }
    }

    /** The carrier will not take it; the sentence is for the seller. */
    record Refused(Refusal refusal) implements BookingOutcome {}

    /** Handles every case; a new case will not compile until every caller handles it. */
    default <R> R fold(
            Function<Booked, R> booked, Function<Requested, R> requested, Function<Refused, R> refused) {
        if (this instanceof Booked b) {
            return booked.apply(b);
        }
        if (this instanceof Requested r) {
            return requested.apply(r);
        }
        return refused.apply((Refused) this);
    }
}
