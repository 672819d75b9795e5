package org.kontor.tracking.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kontor.carrier.Scan;

/**
 * Where carriers' hubs and ports are, by name or UN/LOCODE: {@code places.csv}. A name that several towns have is not
 * in it, and a place whose country does not fit is not taken for the one we know.
 */
final class Places {

    private record Place(String country, double latitude, double longitude) {}

    private static final double EARTH_KM = 6371;
    private static final int DEGREES_AN_HOUR = 15;
    /** Zones follow borders and summers, not the sun. */
    private static final double ZONES_STRAY_HOURS = 3.25;

    private static final Pattern BETWEEN = Pattern.compile("[,;/()]| - | – ");
    private static final Map<String, Place> KNOWN = read();
    private static final Map<String, String> COUNTRIES = countries();

    private Places() {}

    /** Empty when one of them is not surely known. */
    static Optional<Integer> kilometres(String from, String to) {
        return find(from).flatMap(start -> find(to).map(end -> kilometres(start, end)));
    }

    /** True when the place is known and the time's zone can be that place's: else the time may be hours off. */
    static boolean surely(Scan scan) {
        double hours = scan.at().getOffset().getTotalSeconds() / 3600.0;
        return find(scan.place())
                .filter(place -> Math.abs(place.longitude() / DEGREES_AN_HOUR - hours) <= ZONES_STRAY_HOURS)
                .isPresent();
    }

    /** True when both are surely known and not the same town. */
    static boolean apart(String one, String other, int km) {
        return kilometres(one, other).filter(distance -> distance > km).isPresent();
    }

    private static Optional<Place> find(String words) {
        List<String> parts = BETWEEN.splitAsStream(words.toUpperCase(Locale.ROOT))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Set<String> named = parts.stream()
                .skip(1)
                .filter(COUNTRIES::containsKey)
                .map(COUNTRIES::get)
                .collect(Collectors.toSet());
        return Optional.ofNullable(KNOWN.get(parts.get(0)))
                .filter(place -> named.isEmpty() || named.contains(place.country()));
    }

    private static int kilometres(Place from, Place to) {
        double north = Math.toRadians(to.latitude() - from.latitude()) / 2;
        double east = Math.toRadians(to.longitude() - from.longitude()) / 2;
        double a = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(from.latitude()))
                        * Math.cos(Math.toRadians(to.latitude()))
                        * Math.pow(Math.sin(east), 2);
        return (int) Math.round(2 * EARTH_KM * Math.asin(Math.sqrt(a)));
    }

    private static Map<String, Place> read() {
        Map<String, Place> known = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Places.class.getResourceAsStream("places.csv"), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(";")).forEach(row -> {
                Place place = new Place(row[1].substring(0, 2), Double.parseDouble(row[2]), Double.parseDouble(row[3]));
                known.put(row[1], place);
                Arrays.stream(row[0].split("\\|")).forEach(name -> known.put(name, place));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(known);
    }

    private static Map<String, String> countries() {
        Map<String, String> codes = new HashMap<>(Map.of("USA", "US", "UK", "GB", "KOREA", "KR"));
        for (String code : Locale.getISOCountries()) {
            codes.put(code, code);
            codes.put(new Locale("", code).getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), code);
        }
        return Map.copyOf(codes);
    }
}
