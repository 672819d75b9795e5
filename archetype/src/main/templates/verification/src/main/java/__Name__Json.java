package ${package};

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;

/**
 * Our words in ${title}'s JSON and back: pure, so that a test needs no provider. What lacks or is odd may throw whatever
 * it throws: the server makes it the fault that it is.
 */
final class ${Name}Json {

    private ${Name}Json() {}

    static ObjectNode of(Subject subject) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", subject.kind().name())
                .put("name", subject.legalName())
                .put("localName", subject.localName())
                .put("registration", subject.registrationNumber())
                .put("tax", subject.taxNumber())
                .put("country", subject.address().country().code());
    }

    static Finding finding(JsonNode json) {
        String id = text(json, "id");
        String state = text(json, "state");
        return switch (state) {
            case "VERIFIED" -> new Finding.Verified(id, LocalDate.parse(text(json, "until")));
            case "REJECTED" -> new Finding.Rejected(id, sentences(json));
            case "INCOMPLETE" -> new Finding.MoreNeeded(id, sentences(json));
            case "REVIEW" -> new Finding.UnderReview(id, text(json, "sentence"));
            default -> throw new IllegalArgumentException("a case cannot be " + state);
        };
    }

    private static List<String> sentences(JsonNode json) {
        JsonNode array = json.required("sentences");
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).asText();
    }
}
