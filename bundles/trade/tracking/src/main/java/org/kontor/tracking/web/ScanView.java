package org.kontor.tracking.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.kontor.carrier.Scan;
import org.kontor.tracking.domain.LegKind;
import org.kontor.tracking.domain.ReceivedScan;

/** A scan in our words and the carrier's, in the carrier's zone, with when we learned of it and from whom. */
public record ScanView(
        OffsetDateTime scannedAt,
        Scan.Status status,
        Scan.Reason reason,
        String place,
        String carrierCode,
        String carrierWords,
        Instant receivedAt,
        Source source) {

    /** Which account told it, of which number. */
    public record Source(UUID leg, LegKind kind, String carrier, String waybill) {}

    static ScanView of(ReceivedScan received) {
        Scan scan = received.scan();
        return new ScanView(
                scan.at(),
                scan.status(),
                scan.reason(),
                scan.place(),
                scan.carrierCode(),
                scan.carrierWords(),
                received.receivedAt(),
                new Source(
                        received.leg().id(),
                        received.leg().kind(),
                        received.leg().carrier(),
                        received.leg().waybill()));
    }
}
