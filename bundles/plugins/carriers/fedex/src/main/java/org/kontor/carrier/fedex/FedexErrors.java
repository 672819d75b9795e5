package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kontor.carrier.Refusal;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** FedEx's error codes: which are the operator's, which are FedEx's own trouble, and what the rest tell a trader. */
final class FedexErrors {

    private static final int NOT_FOUND = 404;

    private static final Pattern OPERATORS = Pattern.compile("FORBIDDEN|AUTHORIZED|REAUTHENTICATE|ACCOUNT\\.?NUMBER");
    private static final Pattern FEDEX_OWN =
            Pattern.compile("^INTERNAL\\.SERVER\\.ERROR$|^SERVICE\\.UNAVAILABLE(\\.ERROR)?$|SYSTEM\\.UNAVAILABLE");

    /** That a question was wrong in another way, a date or a kind of reference, tells nothing of the number. */
    private static final Pattern UNKNOWN_NUMBER =
            Pattern.compile("NOT\\.?FOUND|TRACKING\\.?(NUMBER|NBR)(\\.ENTERED)?\\.(INVALID|EMPTY)");

    private static final Pattern CODE = Pattern.compile("[A-Z0-9._]{1,80}");

    /** What FedEx says when it has no words. */
    private static final String WORDLESS = "We are not able to retrieve the message";

    private static final String LIMIT = "(?=.*(EXCEED|MAXIMUM|LIMIT|GREATER|MORE THAN|OVER|TOO ))";

    /** Tried in this order on code and words in upper case, with blanks for the code's dots. */
    private static final Map<Pattern, Refusal.Reason> REASONS = new LinkedHashMap<>();

    static {
        reason("DANGEROUS|HAZARD|HAZMAT|LITHIUM|BATTER(Y|IES)", Refusal.Reason.DANGEROUS_GOODS);
        reason("EMBARGO|SANCTION|DENIED PART(Y|IES)|PROHIBIT", Refusal.Reason.EMBARGO);
        reason(LIMIT + ".*(WEIGHT|HEAVY)", Refusal.Reason.TOO_HEAVY);
        reason(LIMIT + ".*(DIMENSION|GIRTH|OVERSIZE|LENGTH OF|PACKAGE LENGTH|LARGE|TOO BIG)", Refusal.Reason.TOO_BIG);
        reason("SHIP ?DATE|PREVIOUS DAY|SHIP DATE", Refusal.Reason.NOT_VALID_ON_DATE);
        reason(
                "NO (VALID )?SERVICE|NOSERVICE|NOT ?(BEING )?SERV(ED|ICED|ICEABLE)|UNSERVED"
                        + "|NOT (AVAILABLE|ALLOWED|OFFERED|SUPPORTED)|SERVICE ?(TYPE)? (UNAVAILABLE|INVALID)"
                        + "|COUNTRY .*(INVALID|NOT VALID)",
                Refusal.Reason.NOT_SERVED);
    }

    private FedexErrors() {}

    private static void reason(String words, Refusal.Reason reason) {
        REASONS.put(Pattern.compile(words, Pattern.DOTALL), reason);
    }

    /** Why FedEx says no; throws when that is the operator's matter or FedEx's trouble, or when it does not say. */
    static List<Refusal> refusals(JsonAnswer answer, String service, Fault whenInTrouble) {
        List<JsonNode> errors = of(answer);
        throwFaults(errors, whenInTrouble);
        if (answer.status() == NOT_FOUND) {
            throw new ProviderException(Fault.MISCONFIGURED, "FedEx has no such API at the account's address");
        }
        if (errors.isEmpty()) {
            throw FedexJson.unintelligible("FedEx answered " + answer.status() + " and no reason");
        }
        return errors.stream().map(error -> refusal(error, service)).toList();
    }

    /** What FedEx lists as errors, however the answer ended. */
    static List<JsonNode> of(JsonAnswer answer) {
        List<JsonNode> errors = new ArrayList<>(FedexJson.each(answer.body(), "errors"));
        errors.addAll(FedexJson.each(answer.body().path("output"), "errors"));
        return errors;
    }

    /** Throws when an error is no refusal but a fault. */
    static void throwFaults(List<JsonNode> errors, Fault whenInTrouble) {
        for (JsonNode error : errors) {
            String code = FedexJson.text(error, "code");
            if (OPERATORS.matcher(code).find()) {
                throw new ProviderException(Fault.MISCONFIGURED, "FedEx refuses this account with " + plain(code));
            }
            if (FEDEX_OWN.matcher(code).find()) {
                throw new ProviderException(whenInTrouble, "FedEx is in trouble: " + plain(code));
            }
        }
    }

    /** True when the error says that a number or reference means nothing to FedEx. */
    static boolean isUnknownNumber(JsonNode error) {
        return UNKNOWN_NUMBER.matcher(FedexJson.text(error, "code")).find();
    }

    static Refusal refusal(JsonNode error, String service) {
        String code = FedexJson.text(error, "code");
        String message = FedexJson.text(error, "message");
        String words = message.startsWith(WORDLESS) ? "" : message;
        String details = FedexJson.each(error, "parameterList").stream()
                .map(detail -> FedexJson.text(detail, "key") + " " + FedexJson.text(detail, "value"))
                .collect(Collectors.joining(", "));
        String origin = details.isBlank() ? code : code + ": " + details;
        String sentence = "FedEx does not take this: "
                + (words.isEmpty() ? "it gives no words" : words)
                + (origin.isEmpty() ? "" : " (" + origin + ")");
        return new Refusal(reason(code, words + " " + details), service, FedexJson.cut(sentence));
    }

    static Refusal.Reason reason(String code, String words) {
        String text = FedexJson.cut(code.replace('.', ' ') + " " + words).toUpperCase(Locale.ROOT);
        return REASONS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(text).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Refusal.Reason.OTHER);
    }

    /** A code as it may stand in a log. */
    static String plain(String code) {
        return CODE.matcher(code).matches() ? code : "a code of another form";
    }
}
