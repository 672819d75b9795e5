package org.kontor.accounts.domain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;

/** Checks of what people type; the failures do not repeat it, for it is personal. */
final class Texts {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private Texts() {}

    static String limited(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidValueException(
                    field, "must have at most " + longest + " characters, had " + text.length(), "shorten it");
        }
        return text;
    }

    static String email(String field, String text) {
        String email = limited(field, Require.text(field, text), 254);
        if (!EMAIL.matcher(email).matches()) {
            throw new InvalidValueException(field, "must be an e-mail address", "write it like name@example.com");
        }
        return email;
    }

    /** Addresses that differ only in case are one login. */
    static String login(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
