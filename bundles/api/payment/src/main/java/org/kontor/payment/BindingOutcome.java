package org.kontor.payment;

import java.net.URI;
import java.util.function.Function;

/** How binding an instrument ended. */
public sealed interface BindingOutcome {

    record Bound(Instrument instrument) implements BindingOutcome {}

    /** The reason is the provider's code. */
    record Declined(String reason) implements BindingOutcome {}

    /** The trader must act at this address first, then we ask again. */
    record ActionRequired(URI at) implements BindingOutcome {}

    /** Handles every case; a new case will not compile until every caller handles it. */
    default <R> R fold(
            Function<Bound, R> bound, Function<Declined, R> declined, Function<ActionRequired, R> actionRequired) {
        if (this instanceof Bound b) {
            return bound.apply(b);
        }
        if (this instanceof Declined d) {
            return declined.apply(d);
        }
        return actionRequired.apply((ActionRequired) this);
    }
}
