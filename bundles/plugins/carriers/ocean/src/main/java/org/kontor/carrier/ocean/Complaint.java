package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;

/** What a carrier says when it does not like something, in any of the standard's forms: errors, feedbacks, reasons. */
final class Complaint {

    private static final int LONGEST = 600;
    private static final List<String> MESSAGES =
            List.of("errorCodeMessage", "message", "errorCodeText", "reason", "errorMessage");
    private static final List<String> PLACES = List.of("jsonPath", "property", "propertyPath", "field");
    private static final Map<String, Reason> SIGNS = new LinkedHashMap<>();

    static {
        SIGNS.put("embargo|sanction", Reason.EMBARGO);
        SIGNS.put("dangerous|hazardous|imo ?class|imdg|un ?number", Reason.DANGEROUS_GOODS);
        SIGNS.put("overweight|too heavy|grossweight|gross weight|maximum weight", Reason.TOO_HEAVY);
        SIGNS.put("out.of.gauge|oversize|too (long|wide|high|big)", Reason.TOO_BIG);
        SIGNS.put("departuredate|arrivaldate|sailing|voyage|cut.?off", Reason.NOT_VALID_ON_DATE);
        SIGNS.put("shipmentlocations|unlocationcode|not served|no service|no route|routing", Reason.NOT_SERVED);
    }

    private Complaint() {}

    static Refusal refusal(String service, String beginning, String words) {
        String said = words.isBlank() ? " without saying why" : ": " + words;
        return new Refusal(reason(words), service, beginning + said);
    }

    /** Error codes are each carrier's own, so that only places and words tell; what they do not is OTHER. */
    static Reason reason(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return SIGNS.entrySet().stream()
                .filter(sign -> lower.matches("(?s).*(" + sign.getKey() + ").*"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Reason.OTHER);
    }

    static String words(JsonNode json) {
        List<String> found = new ArrayList<>();
        for (String list : List.of("errors", "feedbacks", "feedbackElements")) {
            json.path(list).forEach(one -> found.add(one(one)));
        }
        found.add(text(json, "reason"));
        found.removeIf(String::isBlank);
        if (found.isEmpty()) {
            found.add(first(json, List.of("statusCodeMessage", "errorMessage", "message", "statusCodeText")));
        }
        String words = String.join("; ", found);
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }

    private static String one(JsonNode error) {
        String message = first(error, MESSAGES);
        String place = first(error, PLACES);
        return place.isEmpty() || message.contains(place) ? message : message + " (" + place + ")";
    }

    private static String first(JsonNode json, List<String> names) {
        return names.stream()
                .map(name -> text(json, name))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String text(JsonNode json, String name) {
        JsonNode node = json.path(name);
        return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
    }
}
