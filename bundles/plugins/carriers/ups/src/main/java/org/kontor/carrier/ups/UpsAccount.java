package org.kontor.carrier.ups;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An account without its credentials: shipper number, pickup type, volumetric divisor (0: the usual), label format. */
record UpsAccount(String number, String pickupType, int divisor, String labelFormat) {

    private static final Set<String> PICKUP_TYPES = Set.of("01", "03", "06", "19", "20");
    private static final Set<String> LABELS = Set.of("GIF", "PNG", "ZPL", "EPL", "SPL");

    /** A sentence for each setting that UPS would not take. */
    List<String> problems() {
        return Stream.of(
                        number.matches("[0-9A-Za-z]{6}")
                                ? ""
                                : "account must have six letters or digits, was " + number,
                        PICKUP_TYPES.contains(pickupType) ? "" : "pickup.type must be one of 01, 03, 06, 19 and 20",
                        divisor >= 0 ? "" : "divisor must not be negative, was " + divisor,
                        LABELS.contains(labelFormat)
                                ? ""
                                : "label must be GIF, PNG, ZPL, EPL or SPL, was " + labelFormat)
                .filter(problem -> !problem.isEmpty())
                .toList();
    }
}
