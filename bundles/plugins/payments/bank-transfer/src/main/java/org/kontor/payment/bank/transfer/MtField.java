package org.kontor.payment.bank.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One field of a SWIFT message, its lines as they stand. */
record MtField(String tag, List<String> lines) {

    private static final Pattern TAG = Pattern.compile("\\s*:(\\d{2}[A-Za-z]?|NS):(.*)", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("\\{[1-35]:[^{}]*(\\{[^{}]*}[^{}]*)*}|\\{4:");
    private static final Pattern GLUED =
            Pattern.compile("(?<=[^\\n]):(?=6[02][FM]:\\s?[CD]\\d{6}|61:\\d{6}|86:|6[45]:[CD]\\d{6})");

    /** The fields of a file, whatever stands around them; a field that lost the line break before it is found too. */
    static List<MtField> in(String file) {
        String text =
                BLOCK.matcher(file.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("\n");
        List<MtField> fields = new ArrayList<>();
        boolean open = false;
        for (String line : GLUED.matcher(text).replaceAll("\n:").split("\n")) {
            Matcher tag = TAG.matcher(line);
            String bare = line.strip();
            if (tag.matches()) {
                List<String> lines = new ArrayList<>(List.of(end(tag.group(2))));
                fields.add(new MtField(tag.group(1).toUpperCase(Locale.ROOT), lines));
                open = !line.endsWith("-}");
            } else if (bare.equals("-") || bare.startsWith("-}")) {
                open = false;
            } else if (open && !bare.isEmpty()) {
                fields.get(fields.size() - 1).lines().add(end(line));
                open = !line.endsWith("-}");
            }
        }
        return fields;
    }

    String first() {
        return lines.get(0).strip();
    }

    /** The value in one line, without the breaks. */
    String solid() {
        return String.join("", lines);
    }

    private static String end(String line) {
        return line.endsWith("-}") ? line.substring(0, line.length() - 2) : line;
    }
}
