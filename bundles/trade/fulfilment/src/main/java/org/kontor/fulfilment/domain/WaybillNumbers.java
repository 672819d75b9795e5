package org.kontor.fulfilment.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.kontor.carrier.WaybillScheme.Match;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.work.TradeRuleException;

/** Judges waybill numbers by the carrier's own scheme where it has one, else by the families everybody uses. */
public final class WaybillNumbers {

    private static final int SUGGESTIONS = 5;
    private static final int MIN_LENGTH = 5;
    private static final int MAX_LENGTH = 35;

    private static final int LONGEST_ISSUED = 64;

    private WaybillNumbers() {}

    /** Without blanks, dots and hyphens, in upper case; refuses what cannot be a number of any carrier. */
    public static String normalise(String typed) {
        String number = bare(typed);
        if (!number.matches("[0-9A-Z]{" + MIN_LENGTH + "," + MAX_LENGTH + "}")) {
            throw TradeRuleException.invalid(
                    "waybill-number",
                    "number",
                    "A waybill number has " + MIN_LENGTH + " to " + MAX_LENGTH + " letters and digits",
                    "copy it from the carrier's label or confirmation");
        }
        return number;
    }

    /** What a carrier has issued is its number, whatever it looks like; cut to what can be kept. */
    static String issued(String number) {
        String bare = bare(number);
        return bare.length() <= LONGEST_ISSUED ? bare : bare.substring(0, LONGEST_ISSUED);
    }

    private static String bare(String number) {
        return number == null ? "" : number.replaceAll("[\\s.\\-]", "").toUpperCase(Locale.ROOT);
    }

    /** By the carrier's own scheme. */
    public static WaybillJudgement judge(String number, String carrier, Function<String, Match> scheme) {
        Match match = scheme.apply(number);
        List<String> fits = match == Match.VALID ? List.of() : titles(fitting(number));
        String elsewhere = fits.isEmpty() ? "" : "; it would be a number of " + String.join(" or ", fits);
        String sentence =
                switch (match) {
                    case VALID -> "It is a number of " + carrier;
                    case CHECK_DIGIT_MISMATCH ->
                        "It has the format of " + carrier + ", but its check digit is wrong" + elsewhere;
                    case NOT_THIS_FORMAT -> "It does not have the format of " + carrier + elsewhere;
                };
        return new WaybillJudgement(
                number, match, sentence, match == Match.VALID ? List.of() : suggest(number, scheme), fits, List.of());
    }

    /**
     * By the families, for a carrier without a scheme of its own; a wrong check digit says more than a right length.
     */
    public static WaybillJudgement judge(String number) {
        List<NumberFamily> close = families(number, Match.CHECK_DIGIT_MISMATCH);
        List<NumberFamily> fitting = fitting(number);
        boolean proven = fitting.stream().anyMatch(family -> family.proof() == NumberFamily.Proof.CHECK_DIGIT);
        if (proven || close.isEmpty() && !fitting.isEmpty()) {
            String sentence = "It looks like a number of " + String.join(" or ", titles(fitting));
            return new WaybillJudgement(number, Match.VALID, sentence, List.of(), titles(fitting), List.of());
        }
        if (close.isEmpty()) {
            return new WaybillJudgement(
                    number,
                    Match.NOT_THIS_FORMAT,
                    "No carrier that we know writes its numbers like this",
                    List.of(),
                    List.of(),
                    List.of());
        }
        return new WaybillJudgement(
                number,
                Match.CHECK_DIGIT_MISMATCH,
                "It has the format of " + String.join(" or ", titles(close)) + ", but its check digit is wrong",
                suggest(number, candidate -> likeOneOf(close, candidate)),
                titles(fitting),
                List.of());
    }

    /** The families that the number is of, those that prove it best first. */
    static List<NumberFamily> fitting(String number) {
        return families(number, Match.VALID).stream()
                .sorted(Comparator.comparing(NumberFamily::proof))
                .toList();
    }

    private static Match likeOneOf(List<NumberFamily> families, String candidate) {
        boolean valid = families.stream().anyMatch(family -> family.test(candidate) == Match.VALID);
        return valid ? Match.VALID : Match.NOT_THIS_FORMAT;
    }

    /** Valid numbers one slip away: another last digit, two neighbours swapped, then any other single digit. */
    private static List<String> suggest(String number, Function<String, Match> scheme) {
        Set<String> candidates = new LinkedHashSet<>(withDigitAt(number, number.length() - 1));
        for (int i = 0; i < number.length() - 1; i++) {
            char[] swapped = number.toCharArray();
            swapped[i] = number.charAt(i + 1);
            swapped[i + 1] = number.charAt(i);
            candidates.add(new String(swapped));
        }
        for (int i = 0; i < number.length() - 1; i++) {
            candidates.addAll(withDigitAt(number, i));
        }
        candidates.remove(number);
        return candidates.stream()
                .filter(candidate -> scheme.apply(candidate) == Match.VALID)
                .limit(SUGGESTIONS)
                .toList();
    }

    private static List<String> withDigitAt(String number, int index) {
        List<String> candidates = new ArrayList<>();
        if (Character.isDigit(number.charAt(index))) {
            for (char digit = '0'; digit <= '9'; digit++) {
                candidates.add(number.substring(0, index) + digit + number.substring(index + 1));
            }
        }
        return candidates;
    }

    private static List<NumberFamily> families(String number, Match match) {
        return Arrays.stream(NumberFamily.values())
                .filter(family -> family.test(number) == match)
                .toList();
    }

    private static List<String> titles(List<NumberFamily> families) {
        return families.stream().map(NumberFamily::title).toList();
    }
}
