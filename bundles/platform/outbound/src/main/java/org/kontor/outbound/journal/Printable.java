package org.kontor.outbound.journal;

import java.util.regex.Pattern;

/** Text that any database and any console takes: whole characters, nothing that moves a cursor, at most so long. */
final class Printable {

    /** Control characters, halves of characters, and what turns the direction of writing. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

    private Printable() {}

    static String of(String text, int most) {
        String whole = text.replace("\r\n", "\n");
        if (whole.length() > most) {
            int end = Character.isHighSurrogate(whole.charAt(most - 2)) ? most - 2 : most - 1;
            whole = whole.substring(0, end) + "…";
        }
        return UNPRINTABLE.matcher(whole).replaceAll("\uFFFD");
    }
}
