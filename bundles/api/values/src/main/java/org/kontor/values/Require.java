package org.kontor.values;

import java.util.regex.Pattern;

/** The checks that records make of what they are given; each failure names the field, the rule and what it was. */
public final class Require {

    private Require() {}

    /** The text, trimmed; refuses null and blank. */
    public static String text(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidValueException(field, "must not be empty", "give " + field);
        }
        return value.strip();
    }

    /** The text, trimmed, or empty when there is none. */
    public static String optional(String value) {
        return value == null ? "" : value.strip();
    }

    /** As {@link #text}; refuses what is longer than {@code most} characters: for codes and numbers, which must stay whole. */
    public static String code(String field, String value, int most) {
        String text = text(field, value);
        if (text.length() > most) {
            throw new InvalidValueException(
                    field, "must have at most " + most + " characters, had " + text.length(), "give a shorter one");
        }
        return text;
    }

    /** As {@link #optional}; what is longer than {@code most} characters is cut and ends in …: for words to be read. */
    public static String words(String value, int most) {
        String text = optional(value);
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    public static String matching(String field, String value, Pattern pattern, String remedy) {
        String text = text(field, value);
        if (!pattern.matcher(text).matches()) {
            throw new InvalidValueException(field, "must match " + pattern + ", was '" + text + "'", remedy);
        }
        return text;
    }

    public static long positive(String field, long value) {
        if (value <= 0) {
            throw new InvalidValueException(field, "must be positive, was " + value, "give a number above 0");
        }
        return value;
    }

    public static int positive(String field, int value) {
        return (int) positive(field, (long) value);
    }

    public static <T> T present(String field, T value) {
        if (value == null) {
            throw new InvalidValueException(field, "must be given", "give " + field);
        }
        return value;
    }
}
