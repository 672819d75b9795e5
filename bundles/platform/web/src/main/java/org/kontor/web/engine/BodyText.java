package org.kontor.web.engine;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.security.CardNumbers;

/** A body as people would read it: JSON's escapes resolved, wide digits and hard blanks made plain. */
final class BodyText {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    private BodyText() {}

    static boolean holdsCardNumber(byte[] body) {
        String sent = new String(body, StandardCharsets.UTF_8);
        return CardNumbers.in(sent) || !isPlain(sent) && CardNumbers.in(asRead(sent));
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(letter -> letter < 0x80 && letter != '\\');
    }

    private static String asRead(String text) {
        String resolved = ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16))));
        return Normalizer.normalize(resolved, Normalizer.Form.NFKC);
    }
}
