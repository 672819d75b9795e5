package org.kontor.carrier.ocean;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * On which side of the sea a container was when something happened to it: what the carrier says, or else what the
 * container's own loadings and discharges tell. Taking a gate-out for a delivery is this trade's commonest mistake.
 */
final class Legs {

    private static final Set<String> NOT_AT_SEA = Set.of("TRUCK", "RAIL");

    private final Map<String, Instant> firstDischarge = new HashMap<>();
    private final Map<String, Instant> lastLoading = new HashMap<>();

    Legs(List<Event> events) {
        for (Event event : events) {
            event.happens().ifPresent(when -> learn(event, when.at().toInstant()));
        }
    }

    /** EXPORT, IMPORT, TRANSSHIPMENT, or nothing. */
    String of(Event event) {
        String phase = phase(event);
        if (!phase.isEmpty() || event.happens().isEmpty()) {
            return phase;
        }
        Instant when = event.happens().get().at().toInstant();
        boolean discharged =
                firstDischarge.getOrDefault(event.container(), Instant.MAX).isBefore(when);
        boolean sails = lastLoading.getOrDefault(event.container(), Instant.MIN).isAfter(when);
        if (sails) {
            return discharged ? "TRANSSHIPMENT" : "EXPORT";
        }
        return discharged ? "IMPORT" : "";
    }

    /** As the carrier says; some leave it to the reader. */
    private static String phase(Event event) {
        String said = event.first("/equipmentDetails/transportPhase", "/payload/transportPhase", "/transportPhase");
        boolean between = event.says("/isTransshipmentMove", "/payload/isTransshipmentMove");
        return said.isEmpty() && between ? "TRANSSHIPMENT" : said.toUpperCase(Locale.ROOT);
    }

    private void learn(Event event, Instant when) {
        String code = event.kind().equals("EQUIPMENT") ? Codes.plain("EQUIPMENT", event.code()) : "";
        if (event.container().isEmpty() || event.filling().equals("EMPTY") || NOT_AT_SEA.contains(event.mode())) {
            return;
        }
        if (code.equals("DISC")) {
            firstDischarge.merge(event.container(), when, (one, other) -> one.isBefore(other) ? one : other);
        }
        if (code.equals("LOAD")) {
            lastLoading.merge(event.container(), when, (one, other) -> one.isAfter(other) ? one : other);
        }
    }
}
