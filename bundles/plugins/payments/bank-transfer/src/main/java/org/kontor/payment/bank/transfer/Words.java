package org.kontor.payment.bank.transfer;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lines of a text that a bank may have cut at a fixed width. */
final class Words {

    private static final Set<Integer> WIDTHS = Set.of(27, 35, 65, 140);
    private static final Set<String> NOTHING =
            Set.of("NOTPROVIDED", "NOT PROVIDED", "NONREF", "NOREF", "NOTAVAILABLE", "NONE", "N/A", "NA", "NULL", "0");

    private Words() {}

    /** The lines as one text: without a space after a line that is full, since the cut may go through a word. */
    static String joined(List<String> lines) {
        return joined(lines, " ");
    }

    /** The same, with something else where a line is not full and so ends what it says. */
    static String joined(List<String> lines, String between) {
        StringBuilder text = new StringBuilder();
        int last = 0;
        for (String line : lines) {
            if (!text.isEmpty() && !WIDTHS.contains(last)) {
                text.append(between);
            }
            text.append(line);
            last = line.length();
        }
        return text.toString().strip();
    }

    /** The reference, or empty where a bank writes that there is none. */
    static String reference(String text) {
        String reference = text.strip();
        boolean none = NOTHING.contains(reference.toUpperCase(Locale.ROOT));
        return none ? "" : reference;
    }

    static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
