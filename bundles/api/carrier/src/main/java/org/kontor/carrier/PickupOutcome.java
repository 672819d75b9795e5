package org.kontor.carrier;

import java.util.function.Function;
import org.kontor.values.Require;

/** How the order of a collection ended. An answer that never came is the fault IN_DOUBT. */
public sealed interface PickupOutcome {

    /** Somebody comes; the carrier's confirmation number cancels it. */
    record Ordered(String confirmation) implements PickupOutcome {
        public Ordered {
            confirmation = Require.text("confirmation", confirmation);
        }
    }

    /** Nobody comes; the sentence is for the seller. */
    record Refused(Refusal refusal) implements PickupOutcome {}

    /** Handles every case; a new case will not compile until every caller handles it. */
    default <R> R fold(Function<Ordered, R> ordered, Function<Refused, R> refused) {
        if (this instanceof Ordered o) {
            return ordered.apply(o);
        }
        return refused.apply((Refused) this);
    }
}
