package org.kontor.tracking.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Mode;

/** One order's goods on their way. {@code problem} says why the latest question to the carrier failed; empty when it did not. */
public record Journey(
        UUID order,
        UUID buyer,
        UUID seller,
        String carrier,
        String waybill,
        Mode mode,
        JourneyState state,
        long version,
        Instant shippedAt,
        Instant nextScanDue,
        Optional<Instant> askedAt,
        String problem) {

    Journey moved(JourneyAction action, Instant due) {
        return new Journey(
                order,
                buyer,
                seller,
                carrier,
                waybill,
                mode,
                JourneyStates.TABLE.next(state, action),
                version,
                shippedAt,
                due,
                askedAt,
                problem);
    }

    Journey asked(Instant when, String failure) {
        return new Journey(
                order,
                buyer,
                seller,
                carrier,
                waybill,
                mode,
                state,
                version,
                shippedAt,
                nextScanDue,
                Optional.of(when),
                failure.length() > 500 ? failure.substring(0, 500) : failure);
    }

    /** True while a scan may move it: not once the goods have arrived, or are said to have. */
    boolean moving() {
        return JourneyStates.TABLE.allows(state, JourneyAction.MOVE);
    }

    boolean over() {
        return JourneyStates.TABLE.allowed(state).isEmpty();
    }
}
