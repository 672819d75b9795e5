package org.kontor.carrier.ratesheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The columns behind each type of line. */
final class Columns {

    private static final Map<String, List<String>> OF = new TreeMap<>();

    static {
        type("sheet", "carrier name currency valid_from valid_to version");
        type(
                "service",
                "code name mode divisor side_rounding aggregation step_kg step_changes_at_kg step_above_kg max_piece_kg"
                        + " max_side_cm max_total_kg dangerous transit_min transit_max charged_by min_chargeable"
                        + " bubble_share");
        type("container", "type usable_m3 payload_kg");
        type("zone", "service zone origins destination postal_prefixes origin_prefixes");
        type("rate", "service zone over_kg to_kg kind price minimum first_kg step_kg step_price");
        type("break", "service zone class price");
        type("fuel", "service amount from to basis");
        type("surcharge", "service code name basis amount minimum condition value");
        type("calendar", "service days cut_off time_zone days_before closed delivered_by");
    }

    private Columns() {}

    static Optional<List<String>> of(String type) {
        return Optional.ofNullable(OF.get(type));
    }

    static Iterable<String> types() {
        return OF.keySet();
    }

    private static void type(String type, String columns) {
        OF.put(type, List.of(columns.split(" ")));
    }
}
