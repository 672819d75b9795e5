package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What UPS says when it does not do what it was asked: faults for us, refusals for the trader. */
final class UpsErrors {

    private static final Set<String> OURS_TO_MEND = Set.of(
            "250001", "250002", "250003", "250004", "250005", "250006", "250007", "250009", "UJ0001", "40301",
            "9590018");
    private static final Set<String> BUSY = Set.of("10429", "42901", "10068", "190001", "250050", "300000");
    private static final Set<String> BROKEN =
            Set.of("10004", "10067", "5000", "500000", "90401", "20001", "120001", "190002");
    private static final Set<String> MISUSED = Set.of("10013", "41501", "4015");

    private static final int NOT_FOUND = 404;

    /** More is no sentence, and would keep the patterns busy. */
    private static final int LONGEST_MESSAGE = 500;

    private static final Pattern ACCOUNT = Pattern.compile(
            "(shipper ?number|account).*(invalid|not|missing|closed)|(invalid|missing).*(shipper ?number|account)");

    private static final Pattern PASSING = Pattern.compile("temporarily|try again later|internal (server )?error");

    /** The first that the words match, in this order. */
    private static final Map<Pattern, Reason> REASONS = reasons();

    private UpsErrors() {}

    /** One error in UPS's own words. */
    record Failure(String code, String message) {
        @Override
        public String toString() {
            return code.isEmpty() ? message : message.isEmpty() ? "error " + code : message + " (" + code + ")";
        }
    }

    /** This answer, when it is about the matter and not about us or UPS. */
    static JsonAnswer aboutTheMatter(JsonAnswer answer, Request request) {
        for (Failure failure : in(answer)) {
            String said = "UPS answered: " + failure;
            if (OURS_TO_MEND.contains(failure.code())) {
                throw new ProviderException(Fault.MISCONFIGURED, said);
            }
            if (BUSY.contains(failure.code())) {
                throw new ProviderException(Fault.UNAVAILABLE, said);
            }
            if (BROKEN.contains(failure.code())
                    || PASSING.matcher(lower(failure)).find()) {
                throw new ProviderException(request.effect().whenLost(), said);
            }
            if (MISUSED.contains(failure.code())) {
                throw new ProviderException(Fault.UNINTELLIGIBLE, said);
            }
        }
        return answer;
    }

    /** True when the answer is no success: by its status, by errors in it, or by a status code inside that is not 1. */
    static boolean failed(JsonAnswer answer) {
        return !answer.isGood() || !in(answer).isEmpty();
    }

    /** The reasons for the trader. Throws when UPS gives none, or one that the operator must mend. */
    static List<Refusal> refusals(JsonAnswer answer) {
        List<Failure> failures = in(answer);
        if (failures.isEmpty() || answer.status() == NOT_FOUND) {
            throw unexplained(answer);
        }
        for (Failure failure : failures) {
            if (ACCOUNT.matcher(lower(failure)).find()) {
                throw new ProviderException(Fault.MISCONFIGURED, "UPS answered: " + failure);
            }
        }
        return failures.stream().map(UpsErrors::refusal).toList();
    }

    static ProviderException unexplained(JsonAnswer answer) {
        return new ProviderException(Fault.UNINTELLIGIBLE, "UPS answered " + answer.status() + ": " + words(answer));
    }

    static String words(JsonAnswer answer) {
        List<Failure> failures = in(answer);
        return failures.isEmpty()
                ? "no reason given"
                : String.join("; ", failures.stream().map(Failure::toString).toList());
    }

    /** The wrapped form of most services, the bare one of the newer, and the status inside a success. */
    static List<Failure> in(JsonAnswer answer) {
        JsonNode body = answer.body();
        List<Failure> failures = new ArrayList<>();
        for (JsonNode errors : List.of(body.path("response").path("errors"), body.path("errors"))) {
            UpsJson.each(errors).forEach(error -> add(failures, error.path("code"), error.path("message")));
        }
        for (JsonNode part : body) {
            JsonNode response = part.path("Response");
            String code = UpsJson.text(response.path("ResponseStatus").path("Code"));
            if (!code.isEmpty() && !code.equals("1")) {
                UpsJson.each(response.path("Alert"))
                        .forEach(alert -> add(failures, alert.path("Code"), alert.path("Description")));
                add(failures, response.path("ResponseStatus").path("Code"), response.at("/ResponseStatus/Description"));
            }
        }
        return failures;
    }

    static JsonNode json(String code, String message) {
        var json = UpsJson.object();
        json.putArray("errors").addObject().put("code", code).put("message", message);
        return json;
    }

    private static void add(List<Failure> failures, JsonNode code, JsonNode message) {
        String words = UpsJson.text(message);
        Failure failure =
                new Failure(UpsJson.text(code), words.substring(0, Math.min(words.length(), LONGEST_MESSAGE)));
        if (!failure.toString().isEmpty()) {
            failures.add(failure);
        }
    }

    private static String lower(Failure failure) {
        return failure.message().toLowerCase(Locale.ROOT);
    }

    private static Refusal refusal(Failure failure) {
        String words = lower(failure);
        Reason reason = failure.code().equals("9560131")
                ? Reason.NOT_VALID_ON_DATE
                : REASONS.entrySet().stream()
                        .filter(known -> known.getKey().matcher(words).find())
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(Reason.OTHER);
        return new Refusal(reason, "", "UPS refuses: " + failure);
    }

    private static Map<Pattern, Reason> reasons() {
        Map<Pattern, Reason> reasons = new LinkedHashMap<>();
        reasons.put(Pattern.compile("embargo|sanction"), Reason.EMBARGO);
        // Texts have lengths too, and amounts: such a limit is none of the goods.
        reasons.put(
                Pattern.compile(
                        "exceed.*(characters|digits)|(description|extension|phone|e-?mail|monetaryvalue).*exceed"),
                Reason.OTHER);
        reasons.put(
                Pattern.compile("dangerous|hazardous|hazmat|lithium|restricted article|\\bun ?\\d{4}\\b"),
                Reason.DANGEROUS_GOODS);
        reasons.put(
                Pattern.compile("weight.*(exceed|maximum|greater|over|more)"
                        + "|(exceed|maximum|over).*(weight|\\blbs|\\bkgs?\\b|pounds)"),
                Reason.TOO_HEAVY);
        reasons.put(
                Pattern.compile("(length|girth|dimension|width|height|size).*(exceed|maximum|greater|over)"
                        + "|(exceed|maximum|over).*(length|girth|dimension|size|number of packages)"),
                Reason.TOO_BIG);
        reasons.put(
                Pattern.compile("(pickup|pick-up|ship|shipment) date|date .*(invalid|past|future)"),
                Reason.NOT_VALID_ON_DATE);
        reasons.put(
                Pattern.compile("unavailable|not available|not serve|no service|does not serve|not supported"
                        + "|service is (invalid|not valid)|invalid (from|to|for) the selected"),
                Reason.NOT_SERVED);
        return reasons;
    }
}
