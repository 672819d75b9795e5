package ${package};

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.kontor.conformance.Improviser;

/** Plays ${title} in the tests: a case per key, and a finding that is the subject's name. */
final class Registry implements Improviser {

    private final Map<String, ObjectNode> cases = new HashMap<>();

    @Override
    public Reply answer(Call call) {
        if (call.path().equals("/v1/cases")) {
            ObjectNode opened = finding(call.body().path("name").asText());
            cases.putIfAbsent(call.key(), opened.put("id", "case-" + call.key()));
            return new Reply(201, cases.get(call.key()));
        }
        String key = call.path().substring(call.path().lastIndexOf('/') + 1);
        return cases.containsKey(key) ? new Reply(200, cases.get(key)) : new Reply(404, json());
    }

    private static ObjectNode finding(String name) {
        return switch (name) {
            case "Verified" -> json().put("state", "VERIFIED").put("until", "2099-12-31");
            case "Rejected" -> sentence("REJECTED", "The register does not know this number.");
            case "MoreNeeded" -> sentence("INCOMPLETE", "Send an extract of the register.");
            default -> json().put("state", "REVIEW").put("sentence", "A person compares the names.");
        };
    }

    private static ObjectNode sentence(String state, String sentence) {
        ObjectNode json = json().put("state", state);
        json.putArray("sentences").add(sentence);
        return json;
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
