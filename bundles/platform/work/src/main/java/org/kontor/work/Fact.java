package org.kontor.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.values.Require;

/**
 * Something that became true in a trade. {@code subject} is the order, or the organisation before there is one (of
 * money that a bank has and nobody explains, the bank's entry); {@code actor} says who made it true (a member, an
 * operator, a provider account, "kontor").
 */
public record Fact(UUID id, UUID subject, Kind kind, Instant at, String actor, Map<String, String> details) {

    /** Every fact there is, in the order a trade meets them. */
    public enum Kind {
        REGISTERED,
        VERIFICATION_STARTED,
        VERIFICATION_DECIDED,
        INSTRUMENT_STARTED,
        INSTRUMENT_WAITING,
        INSTRUMENT_DECLINED,
        INSTRUMENT_BOUND,
        ORDER_PLACED,
        PAYMENT_STARTED("orders"),
        PAYMENT_WAITING,
        PAYMENT_FAILED("orders"),
        PAYMENT_OVERDUE,
        PAID("orders", "fulfilment", "settlement"),
        LINES_CHECKED,
        CHECK_FAILED,
        PACKED,
        BOOKING_STARTED("orders"),
        BOOKING_REQUESTED,
        BOOKING_OVERDUE,
        BOOKING_WITHDRAWN,
        BOOKING_FAILED("orders"),
        BOOKED("orders"),
        WAYBILL_CONFIRMED,
        SHIPPED("orders", "tracking", "invoices"),
        INVOICE_ISSUED,
        INVOICE_HELD,
        INVOICE_TAX_DECIDED,
        SCANNED("orders"),
        CASE_OPENED("orders"),
        CASE_RESOLVED("orders"),
        DELIVERED("orders"),
        ACCEPTED("settlement"),
        INSPECTED,
        RELEASED,
        SETTLED("orders"),
        DISPUTE_OPENED("orders"),
        DISPUTE_MOVED,
        DISPUTE_DECIDED,
        DISPUTE_CLOSED("orders", "invoices"),
        CREDIT_NOTE_ISSUED,
        PAYOUT_ACCOUNT_BOUND,
        PAYOUT_STARTED,
        PAYOUT_SETTLED,
        PAYOUT_REJECTED,
        MONEY_UNMATCHED,
        PAYOUT_RETURNED,
        CANCELLED("payments", "fulfilment", "settlement"),
        BOOKING_CANCELLED,
        CHARGEBACK_OPENED,
        CHARGEBACK_CLOSED("settlement"),
        REFUND_STARTED,
        REFUNDED("orders");

        private final List<String> mustHear;

        Kind(String... mustHear) {
            this.mustHear = List.of(mustHear);
        }

        /** The steps that must be there when the fact becomes true; without one of them it is refused. */
        public List<String> mustHear() {
            return mustHear;
        }
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
