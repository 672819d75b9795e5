package org.kontor.carrier.air;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What an airline says of a booking: whether it stands, under which number, and why not. */
final class AirBookings {

    /** How far a booking has come. */
    enum State {
        CONFIRMED,
        REFUSED,
        OPEN
    }

    /** Space allocation codes: confirmed on the flight, and not to be had on it. */
    private static final Set<String> HELD = Set.of("KK", "HK", "SS", "CA");

    private static final Set<String> DENIED = Set.of("UU", "UN", "CN", "XX");

    private AirBookings() {}

    /** By the booking's own word, or, when it has none, by the space on its flights. */
    static State state(Thing booking, UnaryOperator<Thing> follow) {
        switch (booking.code("bookingStatus").toUpperCase(Locale.ROOT)) {
            case "CONFIRMED":
                return State.CONFIRMED;
            case "REJECTED", "DELETED":
                return State.REFUSED;
            case "":
                break;
            default:
                return State.OPEN;
        }
        List<String> space = booking.all("bookingSegments").stream()
                .map(follow)
                .map(segment -> segment.code("spaceAllocationCode").toUpperCase(Locale.ROOT))
                .toList();
        if (space.stream().anyMatch(DENIED::contains)) {
            return State.REFUSED;
        }
        return !space.isEmpty() && HELD.containsAll(space) ? State.CONFIRMED : State.OPEN;
    }

    /** That of the booking, else of its request, else of its waybill; empty when none has one. */
    static String number(Thing booking, Thing request, UnaryOperator<Thing> follow) {
        for (Thing thing : List.of(booking, request, follow.apply(booking.one("issuedForWaybill")))) {
            String number = WaybillNumber.of(thing.text("waybillPrefix"), thing.text("waybillNumber"));
            if (!number.isEmpty()) {
                return number;
            }
        }
        return "";
    }

    static String remarks(Thing booking) {
        return (booking.text("additionalInformation") + " " + booking.text("shippingInfo")).strip();
    }
}
