package org.kontor.carrier.air;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.values.Address;

/** The airports of the world by their IATA codes: in which city and country, at which clock. */
final class Airports {

    private static final String IATA = "[A-Z]{3}";
    private static final int SHORTEST_ALIKE = 4;

    /** One airport; {@code city} is empty for a few that lie nowhere near one. */
    static final class Airport {

        private final String code;
        private final String city;
        private final String country;
        private final ZoneId zone;

        private Airport(String entry, String country, ZoneId zone) {
            this.code = entry.substring(0, Math.min(3, entry.length()));
            this.city = entry.substring(code.length()).strip();
            this.country = country;
            this.zone = zone;
        }

        String code() {
            return code;
        }

        ZoneId zone() {
            return zone;
        }

        /** As a trader reads it: Beijing PEK, CN. */
        String place() {
            return (city + " " + code).strip() + ", " + country;
        }
    }

    private static final Map<String, Airport> BY_CODE = new HashMap<>();
    private static final Map<String, List<Airport>> BY_COUNTRY = new HashMap<>();

    static {
        Tables.rows("airports.tsv").forEach(Airports::read);
    }

    private Airports() {}

    static Optional<Airport> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code.toUpperCase(Locale.ROOT)));
    }

    /** The airport of the address's city; empty where there is none of that name. */
    static Optional<Airport> of(Address address) {
        List<Airport> airports = BY_COUNTRY.getOrDefault(address.country().code(), List.of());
        String city = bare(address.city());
        return airports.stream()
                .filter(airport -> bare(airport.city).equals(city))
                .findFirst()
                .or(() -> airports.stream()
                        .filter(airport -> alike(bare(airport.city), city))
                        .findFirst());
    }

    /** The IATA code among a location's codes, else whatever code it has; empty when it has none. */
    static String code(Thing location) {
        List<String> codes = Stream.concat(
                        location.all("locationCodes").stream().map(Thing::code),
                        Stream.of(location.words().strip()))
                .map(code -> code.toUpperCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .toList();
        return codes.stream()
                .filter(code -> code.matches(IATA))
                .findFirst()
                .orElse(codes.isEmpty() ? "" : codes.get(0));
    }

    /** The airport's place, or the code when the table does not know it. */
    static String place(String code) {
        return find(code).map(Airport::place).orElse(code);
    }

    /** Frankfurt is Frankfurt am Main, and Shenzhen City is Shenzhen. */
    private static boolean alike(String one, String other) {
        return Math.min(one.length(), other.length()) >= SHORTEST_ALIKE
                && (one.startsWith(other) || other.startsWith(one));
    }

    private static String bare(String city) {
        return Normalizer.normalize(city, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]", "")
                .toUpperCase(Locale.ROOT);
    }

    private static void read(String[] fields) {
        ZoneId zone = ZoneId.of(fields[1]);
        for (String entry : fields[2].split("\\|")) {
            Airport airport = new Airport(entry, fields[0], zone);
            BY_CODE.putIfAbsent(airport.code, airport);
            BY_COUNTRY.computeIfAbsent(fields[0], country -> new ArrayList<>()).add(airport);
        }
    }
}
