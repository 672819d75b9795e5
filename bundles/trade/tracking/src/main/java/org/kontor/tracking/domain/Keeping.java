package org.kontor.tracking.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.kontor.carrier.Scan;

/** Carriers write as much as they like; what is longer than our columns is shortened rather than lost with all the rest. */
final class Keeping {

    static final int ID = 120;
    static final int CODE = 60;
    static final int WORDS = 4_000;
    static final int PLACE = 200;

    private Keeping() {}

    /** An id that is too long becomes another one, always the same. */
    static Scan fitting(Scan scan) {
        return new Scan(
                scan.id().length() <= ID
                        ? scan.id()
                        : UUID.nameUUIDFromBytes(scan.id().getBytes(StandardCharsets.UTF_8))
                                .toString(),
                scan.at(),
                scan.status(),
                shortened(scan.carrierCode(), CODE),
                shortened(scan.carrierWords(), WORDS),
                shortened(scan.place(), PLACE));
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
