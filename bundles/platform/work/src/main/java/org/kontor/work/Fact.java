package org.kontor.work;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.kontor.values.Require;

/**
 * Something that became true in a trade. {@code subject} is the order, or the organisation before there is one;
 * {@code actor} says who made it true (a member, an operator, a provider account, "kontor").
 */
public record Fact(UUID id, UUID subject, Kind kind, Instant at, String actor, Map<String, String> details) {

    /** Every fact there is, in the order a trade meets them. */
    public enum Kind {
        REGISTERED,
        VERIFICATION_STARTED,
        VERIFICATION_DECIDED,
        INSTRUMENT_BOUND,
        ORDER_PLACED,
        PAYMENT_STARTED,
        PAYMENT_WAITING,
        PAYMENT_FAILED,
        PAID,
        LINES_CHECKED,
        CHECK_FAILED,
        PACKED,
        BOOKING_STARTED,
        BOOKING_FAILED,
        BOOKED,
        WAYBILL_CONFIRMED,
        SHIPPED,
        SCANNED,
        CASE_OPENED,
        CASE_RESOLVED,
        DELIVERED,
        ACCEPTED,
        SETTLED,
        CANCELLED,
        BOOKING_CANCELLED,
        REFUND_STARTED,
        REFUNDED
    }

    public Fact {
        Require.present("id", id);
        Require.present("subject", subject);
        Require.present("kind", kind);
        Require.present("at", at);
        actor = Require.text("actor", actor);
        details = Map.copyOf(details);
    }
}
