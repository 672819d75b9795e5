package org.kontor.security;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what looks like a payment card number, so that it can be refused before it is kept or logged anywhere. */
public final class CardNumbers {

    private static final Pattern DIGITS = Pattern.compile("(?<![0-9A-Za-z])[2-6](?:[ -]?[0-9]){12,18}(?![0-9A-Za-z])");
    private static final Pattern GROUPS = Pattern.compile("(?<![0-9A-Za-z])[0-9]+(?:[ -][0-9]+)*(?![0-9A-Za-z])");
    private static final Pattern GROUP = Pattern.compile("[0-9]+");
    private static final Pattern CARD = Pattern.compile("[2-6][0-9]{12,18}");

    /** As the schemes give them out: where they begin, and how long they are then. */
    private static final Pattern GIVEN_OUT = Pattern.compile("4[0-9]{15}|5[1-5][0-9]{14}"
            + "|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}|3[47][0-9]{13}"
            + "|35(?:2[89]|[3-8][0-9])[0-9]{12}|6(?:011|5[0-9]{2}|4[4-9][0-9]|2[0-9]{2})[0-9]{12}");

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

    /** True when the text holds a number as a card scheme gives it out; stricter than {@link #in}, for what is kept. */
    public static boolean certainlyIn(String text) {
        Matcher matcher = DIGITS.matcher(text);
        while (matcher.find()) {
            String digits = matcher.group().replaceAll("[ -]", "");
            if (GIVEN_OUT.matcher(digits).matches() && luhn(digits)) {
                return true;
            }
        }
        return false;
    }

    /** The text with three stars for each number that {@link #in} finds, also where other digits stand beside it. */
    public static String masked(String text) {
        return GROUPS.matcher(text).replaceAll(run -> Matcher.quoteReplacement(maskedRun(run.group())));
    }

    private static String maskedRun(String run) {
        List<MatchResult> groups = GROUP.matcher(run).results().toList();
        for (int first = 0; first < groups.size(); first++) {
            Optional<Integer> end = endOfCard(groups.subList(first, groups.size()));
            if (end.isPresent()) {
                return run.substring(0, groups.get(first).start()) + "***" + maskedRun(run.substring(end.get()));
            }
        }
        return run;
    }

    /** Where the card ends that begins with the first group, if one does. */
    private static Optional<Integer> endOfCard(List<MatchResult> groups) {
        StringBuilder digits = new StringBuilder();
        for (MatchResult group : groups) {
            digits.append(group.group());
            if (CARD.matcher(digits).matches() && luhn(digits.toString())) {
                return Optional.of(group.end());
            }
        }
        return Optional.empty();
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
