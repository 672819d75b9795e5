package org.kontor.carrier.dhl;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.values.Address;

/** Where places are for DHL: its own country codes, two-letter provinces, and the clock of a place. */
final class Places {

    private static final Map<String, String[]> ROWS = Table.read("places.tsv");

    /** Countries whose places DHL knows by a province of two letters. */
    private static final String PROVINCES = "US CA";

    /** One customs territory: goods between these countries are not declared. */
    private static final String UNION =
            "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK";

    private Places() {}

    /** DHL's code of the address's country; some islands have one of their own. */
    static String country(Address address) {
        String iso = address.country().code();
        String where = (address.city() + " " + address.region()).toUpperCase(Locale.ROOT);
        return switch (iso) {
            case "ES" -> address.postalCode().matches("3[58]\\d{3}") ? "IC" : iso;
            case "BQ" -> where.contains("EUSTATIUS") ? "XE" : "XB";
            case "KN" -> where.contains("NEVIS") && !where.contains("KITTS") ? "XN" : iso;
            case "SO" -> where.contains("HARGEISA") || where.contains("SOMALILAND") ? "XS" : iso;
            default -> mark(iso, "dhl=").orElse(iso);
        };
    }

    /** The province that DHL wants, where it wants one and we can tell it. */
    static Optional<String> province(Address address) {
        return PROVINCES.contains(address.country().code()) ? region(address) : Optional.empty();
    }

    /** True where DHL finds a place by its suburb rather than by a postal code. */
    static boolean bySuburb(Address address) {
        return mark(address.country().code(), "suburb").isPresent();
    }

    static ZoneId zone(Address address) {
        String country = address.country().code();
        return region(address)
                .or(() -> canaries(address))
                .map(region -> country + "-" + region)
                .flatMap(Places::row)
                .or(() -> row(country))
                .map(row -> ZoneId.of(row[1]))
                .orElse(ZoneId.of("UTC"));
    }

    /** The only clock that a country has. */
    static Optional<ZoneId> zoneOf(String country) {
        return row(country).filter(row -> mark(row[0], "zones").isEmpty()).map(row -> ZoneId.of(row[1]));
    }

    /** True when customs must see what goes from one to the other. */
    static boolean customsBetween(Address origin, Address destination) {
        String from = country(origin);
        String to = country(destination);
        return !from.equals(to) && !(UNION.contains(from) && UNION.contains(to));
    }

    private static Optional<String> canaries(Address address) {
        return country(address).equals("IC") ? Optional.of("CN") : Optional.empty();
    }

    /** The region's code, written as a code or by its name. */
    private static Optional<String> region(Address address) {
        String country = address.country().code() + "-";
        String given = address.region().toUpperCase(Locale.ROOT);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return ROWS.keySet().stream()
                .filter(key -> key.startsWith(country))
                .filter(key -> key.equals(country + given)
                        || mark(key, "name=").filter(given::equalsIgnoreCase).isPresent())
                .map(key -> key.substring(country.length()))
                .findFirst();
    }

    private static Optional<String[]> row(String key) {
        return Optional.ofNullable(ROWS.get(key));
    }

    private static Optional<String> mark(String key, String mark) {
        return row(key).flatMap(row -> Stream.of(row)
                .skip(2)
                .filter(cell -> cell.startsWith(mark))
                .map(cell -> cell.substring(mark.length()))
                .findFirst());
    }
}
