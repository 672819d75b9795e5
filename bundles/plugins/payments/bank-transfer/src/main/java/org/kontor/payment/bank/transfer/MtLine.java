package org.kontor.payment.bank.transfer;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.values.Money;

/** Field 61, an entry in one line, as real banks write it. */
record MtLine(
        LocalDate valueOn,
        LocalDate bookedOn,
        Money amount,
        boolean credit,
        boolean reversal,
        boolean expected,
        String code,
        String customerReference,
        String bankReference,
        String supplement) {

    private static final Pattern LINE =
            Pattern.compile("(\\d{6})(\\d{4}|\\s{4})?(RC|RD|EC|ED|C|D)([A-Z])?\\s*(\\d[\\d,]*)"
                    + "([A-Z][A-Z0-9 ]{3})?(.*?)(?://(.*))?");

    /** Empty when it is none; a line that a bank broke in its middle is read with the next one. */
    static Optional<MtLine> read(List<String> lines, String currency, Optional<LocalDate> day) {
        Optional<MtLine> whole = read(lines.get(0), rest(lines, 1), currency, day);
        return whole.isEmpty() && lines.size() > 1
                ? read(lines.get(0) + lines.get(1), rest(lines, 2), currency, day)
                : whole;
    }

    private static Optional<MtLine> read(String text, String supplement, String currency, Optional<LocalDate> day) {
        Matcher line = LINE.matcher(text.strip());
        if (!line.matches()) {
            line = LINE.matcher(text.strip().toUpperCase(Locale.ROOT));
        }
        if (!line.matches()) {
            return Optional.empty();
        }
        Optional<Money> amount = Figures.amount(line.group(5), currency);
        Optional<LocalDate> valueOn = Figures.shortDay(line.group(1)).or(() -> day);
        if (amount.isEmpty() || valueOn.isEmpty()) {
            return Optional.empty();
        }
        String mark = line.group(3);
        return Optional.of(new MtLine(
                valueOn.get(),
                booked(line.group(2), valueOn.get()),
                amount.get(),
                List.of("C", "RD", "EC").contains(mark),
                mark.startsWith("R"),
                mark.startsWith("E"),
                optional(line.group(6)).strip(),
                optional(line.group(7)).strip(),
                optional(line.group(8)).strip(),
                supplement));
    }

    private static LocalDate booked(String entry, LocalDate valueOn) {
        return entry == null || entry.isBlank()
                ? valueOn
                : Figures.dayNear(entry, valueOn).orElse(valueOn);
    }

    private static String rest(List<String> lines, int from) {
        return lines.size() > from ? Words.joined(lines.subList(from, lines.size())) : "";
    }

    private static String optional(String text) {
        return text == null ? "" : text;
    }
}
