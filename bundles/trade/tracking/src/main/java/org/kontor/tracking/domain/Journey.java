package org.kontor.tracking.domain;

import java.time.Instant;
import java.util.UUID;
import org.kontor.tracking.Case;

/**
 * One order's goods on their way. {@code dutyPayer} pays what customs ask, by the order's Incoterm; {@code confirmedBy}
 * is the operator who said that they arrived, empty when none did.
 */
public record Journey(
        UUID order,
        UUID buyer,
        UUID seller,
        String carrier,
        String waybill,
        Lane lane,
        Case.Owner dutyPayer,
        JourneyState state,
        long version,
        Instant shippedAt,
        Instant nextScanDue,
        String confirmedBy) {

    Journey moved(JourneyAction action, Instant due) {
        return with(JourneyStates.TABLE.next(state, action), due, confirmedBy);
    }

    Journey confirmed(String operator, Instant when) {
        return with(JourneyStates.TABLE.next(state, JourneyAction.CONFIRM_DELIVERY), when, operator);
    }

    Journey due(Instant due) {
        return with(state, due, confirmedBy);
    }

    private Journey with(JourneyState now, Instant due, String operator) {
        return new Journey(
                order, buyer, seller, carrier, waybill, lane, dutyPayer, now, version, shippedAt, due, operator);
    }

    /** True while a scan may move it: not once the goods have arrived, or are said to have. */
    boolean moving() {
        return JourneyStates.TABLE.allows(state, JourneyAction.MOVE);
    }

    boolean over() {
        return JourneyStates.TABLE.allowed(state).isEmpty();
    }
}
