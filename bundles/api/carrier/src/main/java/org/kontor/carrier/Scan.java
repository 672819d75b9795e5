package org.kontor.carrier;

import java.time.OffsetDateTime;
import org.kontor.values.Require;

/**
 * One thing that happened to a shipment, in our words and, verbatim, the carrier's. {@code at} keeps the zone the
 * carrier gave. {@code id} is the carrier's, or made of what identifies the scan, so that a repeated scan is the same.
 * {@code reason} says why, where the carrier does.
 */
public record Scan(
        String id,
        OffsetDateTime at,
        Status status,
        Reason reason,
        String carrierCode,
        String carrierWords,
        String place) {

    /** Ours; a code we do not know is UNRECOGNISED and keeps its words. */
    public enum Status {
        ANNOUNCED,
        COLLECTED,
        IN_TRANSIT,
        EXPORT_CUSTOMS,
        IMPORT_CUSTOMS,
        CUSTOMS_HELD,
        OUT_FOR_DELIVERY,
        DELIVERY_ATTEMPTED,
        DELIVERED,
        RETURNING,
        RETURNED,
        DAMAGED,
        LOST,
        UNRECOGNISED
    }

    /** Why it happened, documented in docs/spi/carrier.md; NONE when the carrier gives none, UNRECOGNISED when it is new to us. */
    public enum Reason {
        NONE,
        ADDRESS_INCORRECT,
        ADDRESS_INCOMPLETE,
        CONSIGNEE_ABSENT,
        CONSIGNEE_CLOSED,
        CONSIGNEE_MOVED,
        CONSIGNEE_REFUSED,
        CONSIGNEE_UNKNOWN,
        CONSIGNEE_ASKED_LATER,
        APPOINTMENT_NEEDED,
        HELD_FOR_COLLECTION,
        NO_ACCESS,
        PAYMENT_MISSING,
        SHIPPER_ASKED,
        SHIPPER_NOT_READY,
        PICKUP_MISSED,
        DOCUMENTS_MISSING,
        DOCUMENTS_INCORRECT,
        IMPORTER_NUMBER_MISSING,
        VALUE_DISPUTED,
        DUTY_UNPAID,
        BROKER_AWAITED,
        INSPECTION,
        SECURITY_CHECK,
        PROHIBITED,
        RELEASED,
        DANGEROUS_GOODS,
        WEATHER,
        DISASTER,
        STRIKE,
        HOLIDAY,
        CAPACITY,
        BREAKDOWN,
        TRAFFIC,
        CONGESTION,
        CONNECTION_MISSED,
        MISROUTED,
        OFFLOADED,
        PARTLY_ARRIVED,
        ARRIVED_WITHOUT_PAPERS,
        LABEL_UNREADABLE,
        PACKAGING_DAMAGED,
        CONTENTS_DAMAGED,
        CONTENTS_MISSING,
        STOLEN,
        UNRECOGNISED
    }

    public Scan {
        id = Require.text("scan.id", id);
        Require.present("scan.at", at);
        Require.present("scan.status", status);
        Require.present("scan.reason", reason);
        carrierCode = Require.words(carrierCode, 100);
        carrierWords = Require.words(carrierWords, 1_000);
        place = Require.words(place, 200);
    }

    /** A scan without a reason. */
    public Scan(String id, OffsetDateTime at, Status status, String carrierCode, String carrierWords, String place) {
        this(id, at, status, Reason.NONE, carrierCode, carrierWords, place);
    }
}
