package org.kontor.tracking.domain;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.kontor.carrier.Scan;

/**
 * A scan as our columns keep it, so that it is the same when it is read again: its time in microseconds, and an id that
 * is too long becomes another one, always the same.
 */
final class Keeping {

    static final int ID = 120;

    private Keeping() {}

    static Scan fitting(Scan scan) {
        return new Scan(
                id(scan.id()),
                scan.at().truncatedTo(ChronoUnit.MICROS),
                scan.status(),
                scan.reason(),
                scan.carrierCode(),
                scan.carrierWords(),
                scan.place());
    }

    private static String id(String told) {
        return told.length() <= ID
                ? told
                : UUID.nameUUIDFromBytes(told.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
