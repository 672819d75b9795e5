package org.kontor.carrier;

import java.util.function.Function;
import org.kontor.values.Require;

/** How a booking ended. There is no third case: an answer that never came is the fault IN_DOUBT. */
public sealed interface BookingOutcome {

    /** Bought: the waybill number to follow and the label to print. */
    record Booked(String waybill, Label label) implements BookingOutcome {
        public Booked {
            waybill = Require.text("waybill", waybill);
            Require.present("label", label);
        }
    }

    /** The carrier will not take it; the sentence is for the seller. */
    record Refused(Refusal refusal) implements BookingOutcome {}

    /** Handles every case; a new case will not compile until every caller handles it. */
    default <R> R fold(Function<Booked, R> booked, Function<Refused, R> refused) {
        if (this instanceof Booked b) {
            return booked.apply(b);
        }
        return refused.apply((Refused) this);
    }
}
