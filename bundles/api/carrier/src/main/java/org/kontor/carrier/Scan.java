package org.kontor.carrier;

import java.time.OffsetDateTime;
import org.kontor.values.Require;

/**
 * One thing that happened to a shipment, in our words and, verbatim, the carrier's. {@code at} keeps the zone the
 * carrier gave. {@code id} is the carrier's, or made of what identifies the scan, so that a repeated scan is the same.
 */
public record Scan(String id, OffsetDateTime at, Status status, String carrierCode, String carrierWords, String place) {

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

    public Scan {
        id = Require.text("scan.id", id);
        Require.present("scan.at", at);
        Require.present("scan.status", status);
        carrierCode = Require.optional(carrierCode);
        carrierWords = Require.optional(carrierWords);
        place = Require.optional(place);
    }
}
