package org.kontor.carrier.air;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;

/** Why an airline does not take a shipment: its own words, and the reason that they give away. */
final class Objections {

    private static final int LONGEST = 1_000;

    /** In this order: a sentence about embargoed dangerous goods is about the embargo. */
    private static final Map<Reason, Pattern> SIGNS = new LinkedHashMap<>();

    static {
        SIGNS.put(Reason.EMBARGO, Pattern.compile("EMBARGO|SANCTION"));
        SIGNS.put(Reason.DANGEROUS_GOODS, Pattern.compile("DANGEROUS|HAZARD|\\bDGR?\\b|LITHIUM|\\bUN ?\\d{4}\\b"));
        SIGNS.put(Reason.TOO_HEAVY, Pattern.compile("WEIGHT|HEAVY|\\bHEA\\b"));
        SIGNS.put(Reason.TOO_BIG, Pattern.compile("DIMENSION|OVERSIZE|OUTSIZE|TOO (BIG|LARGE|HIGH|LONG|WIDE)|HEIGHT"));
        SIGNS.put(
                Reason.NOT_SERVED,
                Pattern.compile("NOT SERVED|NO SERVICE|NO ROUT|NOT AVAILABLE FROM|OFF-?LINE|UNKNOWN (STATION|AIRPORT)"
                        + "|(STATION|AIRPORT|LOCATION|DESTINATION|ORIGIN)S? (IS |ARE )?(NOT|UNKNOWN|INVALID)"));
        SIGNS.put(Reason.NOT_VALID_ON_DATE, Pattern.compile("EXPIRED|NO LONGER VALID|\\bDATE\\b"));
    }

    private Objections() {}

    static Refusal refusal(String service, String sentence, String words) {
        return new Refusal(reason(words), service, (sentence + (words.isEmpty() ? "" : ": " + words)).strip());
    }

    static Reason reason(String words) {
        String text = words.toUpperCase(Locale.ROOT);
        return SIGNS.entrySet().stream()
                .filter(sign -> sign.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Reason.OTHER);
    }

    /** The words of an error as ONE Record writes them: its title, and each detail with its property. */
    static String words(Thing answer) {
        List<String> words = new ArrayList<>();
        for (Thing error : answer.everything()) {
            add(words, error.text("hasTitle"));
            String property = JsonLd.local(error.one("hasProperty").code());
            add(words, error.text("hasMessage") + (property.isEmpty() ? "" : " (" + property + ")"));
        }
        String all = String.join("; ", words);
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST);
    }

    private static void add(List<String> words, String text) {
        if (!text.isBlank() && !words.contains(text)) {
            words.add(text.strip());
        }
    }
}
