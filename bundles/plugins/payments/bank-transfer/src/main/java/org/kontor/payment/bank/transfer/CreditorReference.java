package org.kontor.payment.bank.transfer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.values.IdempotencyKey;

/** Creditor references (ISO 11649): made from a key, and found in what banks leave of a payer's words. */
final class CreditorReference {

    private static final Pattern SHAPE = Pattern.compile("RF\\d{2}[A-Z0-9]{1,21}");
    private static final Pattern START = Pattern.compile("RF\\d{2}");
    private static final int LONGEST = 25;
    private static final int SHORTEST = 5;
    private static final int BODY = 12;
    private static final int RADIX = 36;

    private CreditorReference() {}

    /** The reference of a key, 16 characters; each attempt gives another, should one belong to another key. */
    static String of(IdempotencyKey key, int attempt) {
        BigInteger number = new BigInteger(1, Digest.of("reference", key.value(), String.valueOf(attempt)));
        String text = number.toString(RADIX).toUpperCase(Locale.ROOT);
        String body = text.substring(text.length() - BODY);
        return "RF" + Checksum.digits("RF", body) + body;
    }

    /** Whether a normal text is a reference with right check digits. */
    static boolean valid(String text) {
        return SHAPE.matcher(text).matches() && Checksum.holds(text);
    }

    /**
     * The valid references in a text, in whatever case and however spaced or glued to other words; of several that
     * begin at one place, those that end where a word ends, or else every one, longest first.
     */
    static Set<String> in(String text) {
        StringBuilder solid = new StringBuilder();
        List<Boolean> wordEnds = new ArrayList<>();
        for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
            if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                solid.append(c);
                wordEnds.add(false);
            } else if (!wordEnds.isEmpty()) {
                wordEnds.set(wordEnds.size() - 1, true);
            }
        }
        Set<String> found = new LinkedHashSet<>();
        Matcher start = START.matcher(solid);
        for (int at = 0; start.find(at); at = start.start() + 1) {
            found.addAll(at(start.start(), solid.toString(), wordEnds));
        }
        return found;
    }

    private static List<String> at(int start, String solid, List<Boolean> wordEnds) {
        List<String> whole = new ArrayList<>();
        List<String> glued = new ArrayList<>();
        for (int end = Math.min(start + LONGEST, solid.length()); end >= start + SHORTEST; end--) {
            String candidate = solid.substring(start, end);
            if (valid(candidate)) {
                boolean ends = end == solid.length() || wordEnds.get(end - 1);
                (ends ? whole : glued).add(candidate);
            }
        }
        return whole.isEmpty() ? glued : whole;
    }
}
