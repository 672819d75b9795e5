package org.kontor.carrier.ratesheet;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.ratesheet.RateSheet.Zone;

/** Which of a service's zones a shipment goes to. Pure. */
final class Zoning {

    private Zoning() {}

    /** The zone whose postal prefix matches the most characters, then whose origin's does; the first of equals. */
    static Optional<Zone> zone(List<Zone> zones, Shipment shipment) {
        String postal = normal(shipment.destination().postalCode());
        String origin = normal(shipment.origin().postalCode());
        return zones.stream()
                .filter(zone -> zone.origins().contains(shipment.origin().country()))
                .filter(zone -> zone.destination().equals(shipment.destination().country()))
                .filter(zone -> matched(zone.prefixes(), postal) >= 0 && matched(zone.originPrefixes(), origin) >= 0)
                .min(Comparator.comparingInt((Zone zone) -> -matched(zone.prefixes(), postal))
                        .thenComparingInt(zone -> -matched(zone.originPrefixes(), origin)));
    }

    static String normal(String postal) {
        return postal.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static int matched(List<String> prefixes, String postal) {
        return prefixes.stream()
                .map(Zoning::normal)
                .filter(postal::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(-1);
    }
}
