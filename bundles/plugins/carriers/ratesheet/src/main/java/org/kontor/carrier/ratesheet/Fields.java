package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.kontor.values.Country;
import org.kontor.values.Money;

/** One line's fields by name; what is wrong is noted with line, column and rule, and a stand-in is read. */
final class Fields {

    private final List<String> names;
    private final List<String> fields;
    private final long line;
    private final List<String> errors;

    Fields(List<String> names, List<String> fields, long line, List<String> errors) {
        this.names = names;
        this.fields = fields;
        this.line = line;
        this.errors = errors;
        if (fields.size() > names.size() + 1) {
            errors.add("line " + line + ": has " + fields.size() + " columns, a " + fields.get(0) + " has "
                    + (names.size() + 1));
        }
    }

    String text(String name) {
        String text = raw(name);
        if (text.isEmpty()) {
            wrong(name, "must not be empty");
        }
        return text;
    }

    BigDecimal decimal(String name, String whenEmpty) {
        String text = raw(name);
        BigDecimal value =
                read(name, text.isEmpty() ? whenEmpty : text, BigDecimal::new, BigDecimal.ONE, "must be a number");
        if (value.signum() < 0) {
            wrong(name, "must not be negative");
        }
        return value;
    }

    BigDecimal decimal(String name) {
        return decimal(name, "");
    }

    BigDecimal positive(String name, String whenEmpty) {
        BigDecimal value = decimal(name, whenEmpty);
        if (value.signum() == 0) {
            wrong(name, "must be above 0");
            return BigDecimal.ONE;
        }
        return value;
    }

    BigDecimal positive(String name) {
        return positive(name, "");
    }

    int wholePositive(String name, String whenEmpty) {
        BigDecimal value = positive(name, whenEmpty);
        return read(name, value.toString(), text -> value.intValueExact(), 1, "must be a whole number");
    }

    int whole(String name) {
        return read(name, raw(name), Integer::valueOf, 1, "must be a whole number");
    }

    /** Zero when the column is empty. */
    int wholeOrNone(String name) {
        int value = raw(name).isEmpty() ? 0 : whole(name);
        if (value < 0) {
            wrong(name, "must not be negative");
        }
        return value;
    }

    Country country(String name) {
        return read(name, raw(name), Country::of, Country.of("CN"), "must be an ISO country code");
    }

    List<Country> countries(String name) {
        return List.of(text(name).split(" +")).stream()
                .map(code ->
                        read(name, code, Country::of, Country.of("CN"), "must be ISO country codes between blanks"))
                .toList();
    }

    java.util.Currency currency(String name) {
        return read(name, raw(name), Money::currency, Money.currency("EUR"), "must be an ISO 4217 currency");
    }

    boolean yes(String name) {
        return choice(name, YesNo.class) == YesNo.YES;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E whenEmpty) {
        return raw(name).isEmpty() ? whenEmpty : choice(name, type);
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        E[] values = type.getEnumConstants();
        return read(
                name,
                raw(name).toUpperCase(Locale.ROOT),
                text -> Enum.valueOf(type, text),
                values[0],
                "must be one of " + List.of(values));
    }

    List<String> words(String name) {
        String text = raw(name);
        return text.isEmpty() || text.equals("*") ? List.of("") : List.of(text.split(" +"));
    }

    String raw(String name) {
        int index = names.indexOf(name) + 1;
        return index < fields.size() ? fields.get(index).strip() : "";
    }

    /** Notes that the column breaks a rule. */
    void wrong(String name, String rule) {
        errors.add("line " + line + ", column " + (names.indexOf(name) + 2) + " (" + name + "): " + rule + ", was '"
                + raw(name) + "'");
    }

    private enum YesNo {
        NO,
        YES
    }

    /** The text as that reading has it, or the stand-in when it breaks the rule. */
    <T> T read(String name, String text, Function<String, T> reading, T standIn, String rule) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            wrong(name, rule);
            return standIn;
        }
    }
}
