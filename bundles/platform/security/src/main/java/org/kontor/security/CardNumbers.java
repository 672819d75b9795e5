package org.kontor.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what looks like a payment card number, so that it can be refused before it is kept or logged anywhere. */
public final class CardNumbers {

    private static final Pattern DIGITS = Pattern.compile("(?<![0-9A-Za-z])[2-6](?:[ -]?[0-9]){12,18}(?![0-9A-Za-z])");

    private CardNumbers() {}

    /** True when the text holds 13 to 19 digits (blanks and hyphens allowed) that start like a card and pass Luhn. */
    public static boolean in(String text) {
        Matcher matcher = DIGITS.matcher(text);
        while (matcher.find()) {
            if (luhn(matcher.group().replaceAll("[ -]", ""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
