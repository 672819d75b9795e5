package org.kontor.payment.sandbox;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Creditor references (ISO 11649): made from a key, and found in a payer's words. */
final class CreditorReference {

    private static final Pattern SHAPE = Pattern.compile("RF\\d{2}[A-Z0-9]{1,21}");
    private static final int LONGEST = 25;
    private static final int BODY = 12;
    private static final int RADIX = 36;
    private static final int MODULUS = 97;

    private CreditorReference() {}

    /** The reference of a key, always the same. */
    static String of(String key) {
        String text = new BigInteger(1, hash(key)).toString(RADIX).toUpperCase(Locale.ROOT);
        String body = text.substring(text.length() - BODY);
        return String.format(Locale.ROOT, "RF%02d%s", MODULUS + 1 - remainder(body + "RF00"), body);
    }

    /** Those with right check digits, normalised; one may be written in several words. */
    static List<String> in(String words) {
        String[] solid = words.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+");
        Set<String> found = new LinkedHashSet<>();
        for (int first = 0; first < solid.length; first++) {
            StringBuilder joined = new StringBuilder();
            for (int last = first; last < solid.length && joined.length() < LONGEST; last++) {
                joined.append(solid[last]);
                if (valid(joined.toString())) {
                    found.add(joined.toString());
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean valid(String text) {
        return SHAPE.matcher(text).matches() && remainder(text.substring(4) + text.substring(0, 4)) == 1;
    }

    private static int remainder(String text) {
        int rest = 0;
        for (char c : text.toCharArray()) {
            int value = Character.digit(c, RADIX);
            rest = (rest * (value < 10 ? 10 : 100) + value) % MODULUS;
        }
        return rest;
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
