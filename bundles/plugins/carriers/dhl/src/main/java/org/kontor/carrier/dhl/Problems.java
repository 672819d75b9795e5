package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** DHL's problems: what is the operator's to mend, what is DHL's own trouble, and what a trader must hear. */
final class Problems {

    private static final Set<Integer> ABOUT_THE_MATTER = Set.of(400, 404, 409, 422);
    private static final int NOT_FOUND = 404;
    private static final int LONGEST = 400;

    private static final Pattern ACCOUNT = words("^(8003|8007|5556|3501|5032)\\b|not authori[sz]ed|for your username"
            + "|\\baccount( number)? (is |was )?(not (found|allowed|valid)|invalid|must match)");
    private static final Pattern MORE = words("multiple problems|additional details");
    private static final Pattern PROCESS = words("^999\\b|process failure");
    private static final String OVER = "(exceed|maximum|(?<!not )greater|above|limit|over|too|not less)";

    private static final Map<Reason, Pattern> REASONS = new LinkedHashMap<>();

    static {
        REASONS.put(Reason.DANGEROUS_GOODS, words("dangerous|hazard|lithium|\\bUN ?\\d{4}\\b"));
        REASONS.put(Reason.EMBARGO, words("embargo|sanction|denied party|prohibited|restricted|suspended"));
        REASONS.put(Reason.TOO_HEAVY, words("weight.*" + OVER + "|" + OVER + ".*weight|too heavy"));
        REASONS.put(
                Reason.TOO_BIG,
                words("\\b(dimensions?|length|width|height|girth)\\b.*" + OVER + "|" + OVER
                        + ".*\\b(dimensions?|length|width|height|girth)\\b"));
        REASONS.put(
                Reason.NOT_VALID_ON_DATE,
                words("(shiptimestamp|planned\\w*date\\w*|(ship\\w*|pickup) date).*(past|future|days|later|earlier)"));
        REASONS.put(
                Reason.NOT_SERVED,
                words("^(996|7008)\\b|not available|no (product|service)s?\\b|not (served|serviced|serviceable)"
                        + "|(origin|destination|location|post ?code|postal ?code|zip|city|suburb|country)\\b.*"
                        + "(invalid|not found|not valid|unknown|incorrect)"));
    }

    private Problems() {}

    /** Why DHL refuses, one for each problem; {@code whenUnclear} is what DHL's own trouble means for the call. */
    static List<Refusal> refusals(JsonAnswer answer, Fault whenUnclear) {
        List<String> words = told(answer);
        if (words.stream().anyMatch(text -> PROCESS.matcher(text).find())) {
            throw new ProviderException(whenUnclear, "DHL could not process the request: " + words.get(0));
        }
        if (words.stream().anyMatch(text -> ACCOUNT.matcher(text).find())) {
            throw new ProviderException(Fault.MISCONFIGURED, "DHL does not take our account: " + words.get(0));
        }
        if (!ABOUT_THE_MATTER.contains(answer.status())) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, "DHL answered " + answer.status());
        }
        return words.stream()
                .map(text -> new Refusal(reason(text, answer.status()), "", "DHL Express refuses: " + text))
                .toList();
    }

    /** All of it as one reason and one sentence. */
    static Refusal refusal(JsonAnswer answer, Fault whenUnclear) {
        List<Refusal> all = refusals(answer, whenUnclear);
        Refusal first = all.stream()
                .filter(refusal -> refusal.reason() != Reason.OTHER)
                .findFirst()
                .orElse(all.get(0));
        return new Refusal(first.reason(), "", "DHL Express refuses: " + String.join("; ", told(answer)));
    }

    /** DHL's own words, each problem by itself; a gateway that speaks otherwise leaves only its status. */
    static List<String> told(JsonAnswer answer) {
        JsonNode body = answer.body();
        List<String> more = Json.texts(body, "additionalDetails");
        String first = Json.first(body, "detail", "message", "title", "error");
        boolean says =
                !first.isEmpty() && (more.isEmpty() || !MORE.matcher(first).find());
        List<String> words = Stream.concat(says ? Stream.of(first) : Stream.of(), more.stream())
                .map(Problems::shortened)
                .toList();
        return words.isEmpty() ? List.of("it gave no reason (HTTP " + answer.status() + ")") : words;
    }

    /** Enough of it to be read, and searched in no time. */
    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** A question about a lane that DHL does not find is a lane that it does not serve. */
    private static Reason reason(String text, int status) {
        Reason found = reason(text);
        return found == Reason.OTHER && status == NOT_FOUND ? Reason.NOT_SERVED : found;
    }

    static Reason reason(String text) {
        return REASONS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Reason.OTHER);
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
