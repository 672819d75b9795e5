package org.kontor.carrier.ups;

import java.util.ArrayList;
import java.util.List;

/** Texts in UPS's fields: broken between words, never cut; a text with a word too long for a line does not fit. */
final class UpsFit {

    static final int LINE = 35;
    static final int LINES = 3;
    static final int CITY = 30;
    static final int POSTAL = 9;
    static final int PHONE = 15;
    static final int EMAIL = 50;
    static final int REFERENCE = 35;
    static final int DESCRIPTION = 50;

    private UpsFit() {}

    static List<String> lines(String text, int length) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            if (line.isEmpty()) {
                line = word;
            } else if (line.length() + 1 + word.length() <= length) {
                line += " " + word;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines;
    }

    static boolean fits(List<String> lines, int most, int length) {
        return lines.size() <= most && lines.stream().allMatch(line -> line.length() <= length);
    }

    /** The trader's own lines when they fit as they are, else the same words on other lines. */
    static List<String> street(List<String> lines) {
        return fits(lines, LINES, LINE) ? lines : lines(String.join(" ", lines), LINE);
    }

    static String postal(String code) {
        return code.length() <= POSTAL ? code : code.replaceAll("[\\s-]", "");
    }

    static String digits(String phone) {
        return phone.replaceAll("\\D", "");
    }
}
