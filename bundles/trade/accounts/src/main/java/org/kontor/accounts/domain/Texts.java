package org.kontor.accounts.domain;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kontor.values.Address;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;

/** Checks of what people type; the failures do not repeat it, for it is personal. */
final class Texts {

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_ADDRESS_LINE = 200;
    private static final int LONGEST_PHONE = 40;
    private static final int FEWEST_DIGITS = 5;
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
        String email = limited(field, Require.text(field, text), LONGEST_EMAIL);
        if (!EMAIL.matcher(email).matches()) {
            throw new InvalidValueException(field, "must be an e-mail address", "write it like name@example.com");
        }
        return email;
    }

    /** However it is written: countries do so in many ways. */
    static String phone(String field, String text) {
        String phone = limited(field, Require.text(field, text), LONGEST_PHONE);
        if (phone.chars().filter(Character::isDigit).count() < FEWEST_DIGITS) {
            throw new InvalidValueException(field, "must be a telephone number", "write it like +49 40 5550 0100");
        }
        return phone;
    }

    /** Addresses that differ only in case are one login. */
    static String login(String email) {
        return limited("email", email.strip().toLowerCase(Locale.ROOT), LONGEST_EMAIL);
    }

    static Address address(Address address) {
        Stream.concat(address.lines().stream(), Stream.of(address.city(), address.region(), address.postalCode()))
                .forEach(text -> limited("address", text, LONGEST_ADDRESS_LINE));
        return address;
    }
}
