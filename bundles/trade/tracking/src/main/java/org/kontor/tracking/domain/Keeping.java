package org.kontor.tracking.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.kontor.carrier.Scan;

/** A carrier's ids may be longer than our column: one that is too long becomes another one, always the same. */
final class Keeping {

    static final int ID = 120;

    private Keeping() {}

    static Scan fitting(Scan scan) {
        if (scan.id().length() <= ID) {
            return scan;
        }
        String shorter = UUID.nameUUIDFromBytes(scan.id().getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Scan(
                shorter,
                scan.at(),
                scan.status(),
                scan.reason(),
                scan.carrierCode(),
                scan.carrierWords(),
                scan.place());
    }
}
