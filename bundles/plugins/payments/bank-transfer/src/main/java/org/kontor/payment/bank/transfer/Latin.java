package org.kontor.payment.bank.transfer;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/** The few characters that banks carry everywhere: letters, digits and {@code / - ? : ( ) . , ' +}. */
final class Latin {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-zA-Z0-9/\\-?:().,'+ ]");
    private static final Pattern LETTER = Pattern.compile("[a-zA-Z]");
    private static final Map<String, String> SPELT = Map.ofEntries(
            Map.entry("ß", "ss"),
            Map.entry("æ", "ae"),
            Map.entry("Æ", "AE"),
            Map.entry("ø", "o"),
            Map.entry("Ø", "O"),
            Map.entry("œ", "oe"),
            Map.entry("Œ", "OE"),
            Map.entry("ł", "l"),
            Map.entry("Ł", "L"),
            Map.entry("đ", "d"),
            Map.entry("Đ", "D"),
            Map.entry("þ", "th"),
            Map.entry("Þ", "Th"),
            Map.entry("ð", "d"),
            Map.entry("ı", "i"),
            Map.entry("&", "+"),
            Map.entry("_", "-"),
            Map.entry("–", "-"),
            Map.entry("’", "'"),
            Map.entry("ẞ", "SS"));

    private Latin() {}

    /** The text in these characters, cut to a length; what cannot be spelt is a point, no slash begins or ends it. */
    static String spelt(String text, int most) {
        String latin =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        for (Map.Entry<String, String> letter : SPELT.entrySet()) {
            latin = latin.replace(letter.getKey(), letter.getValue());
        }
        String allowed =
                OTHERS.matcher(latin.replaceAll("\\s+", " ")).replaceAll(".").replaceAll("/{2,}", "/");
        String cut = allowed.length() > most ? allowed.substring(0, most) : allowed;
        return cut.replaceAll("^[/ ]+|[/ ]+$", "");
    }

    /** Whether a name is still a name when it is spelt so: at most one letter in four is lost. */
    static boolean canSpell(String name) {
        String bare = name.replaceAll("\\s", "");
        long lost = spelt(bare, bare.length()).chars().filter(c -> c == '.').count()
                - bare.chars().filter(c -> c == '.').count();
        return LETTER.matcher(spelt(bare, bare.length())).find() && lost * 4 <= bare.length();
    }
}
