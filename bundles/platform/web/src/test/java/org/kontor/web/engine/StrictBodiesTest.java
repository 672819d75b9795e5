package org.kontor.web.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.security.Permission;
import org.kontor.web.Public;

public class StrictBodiesTest {

    public record Carton(int number) {}

    public record Note(String text, Integer count, Boolean urgent, Set<Permission> scopes, List<Carton> cartons) {}

    @Path("notes")
    @Produces("application/json")
    public static final class Notes {
        @POST
        @Public("a test")
        public String take(Note note) {
            return "\"" + note.text() + "\"";
        }
    }

    @Rule
    public final RunningApi api = new RunningApi();

    private final Notes notes = new Notes();

    @Before
    public void serve() {
        api.servlet.addResource(notes);
    }

    @Test
    public void aTextInAnyScriptIsTaken() throws Exception {
        assertEquals("\"深圳 💡\\n\"", post("\"text\":\"深圳 💡\\\\n\"").body());
    }

    @Test
    public void aValueOfAnotherTypeIsNeverTurnedIntoTheRightOne() throws Exception {
        refused("\"text\":7", "wrong-type", "text");
        refused("\"text\":true", "wrong-type", "text");
        refused("\"text\":[\"lamp\"]", "wrong-type", "text");
        refused("\"count\":\"3\"", "wrong-type", "count");
        refused("\"count\":true", "wrong-type", "count");
        refused("\"urgent\":\"true\"", "wrong-type", "urgent");
        refused("\"urgent\":1", "wrong-type", "urgent");
        refused("\"scopes\":[0]", "wrong-type", "scopes");
        refused("\"scopes\":\"READ\"", "wrong-type", "scopes");
        refused("\"count\":99999999999", "invalid-value", "count");
    }

    @Test
    public void aListHasNoEmptyPlaces() throws Exception {
        refused("\"scopes\":[\"READ\",null]", "missing-value", "scopes");
        refused("\"cartons\":[null]", "missing-value", "cartons");
    }

    @Test
    public void aFieldComesOnce() throws Exception {
        assertProblem(post("\"count\":1,\"count\":2"), 400, "malformed-json");
    }

    @Test
    public void aTrailingCommaIsNoJson() throws Exception {
        assertProblem(post("\"count\":1,"), 400, "malformed-json");
    }

    @Test
    public void aTextIsWholeCharactersThatCanBePrinted() throws Exception {
        refused("\"text\":\"half \\ud83d\"", "invalid-value", "text");
        refused("\"text\":\"\\udca1\\ud83d\"", "invalid-value", "text");
        refused("\"text\":\"a\\u0000b\"", "invalid-value", "text");
        refused("\"text\":\"\\u001b[2J\"", "invalid-value", "text");
    }

    @Test
    public void aCardNumberIsRefusedHoweverItIsWritten() throws Exception {
        assertProblem(post("\"text\":\"\\u0034111111111111111\""), 422, "card-number");
        assertProblem(post("\"text\":\"４１１１ １１１１ １１１１ １１１１\""), 422, "card-number");
        assertProblem(post("\"text\":\"4111\u00a01111\u00a01111\u00a01111\""), 422, "card-number");
        assertProblem(post("\"count\":4111111111111111"), 422, "card-number");
    }

    @Test
    public void aRequestIsNotNamedLikeACard() throws Exception {
        HttpResponse<String> answer = api.send(api.request("nothing").header("X-Request-Id", "4111111111111111"));

        assertNotEquals(
                "4111111111111111", answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    private HttpResponse<String> post(String fields) throws Exception {
        return api.post("notes", "", "k", "{" + fields + "}");
    }

    private void refused(String fields, String code, String field) throws Exception {
        HttpResponse<String> answer = api.post("notes", "", "k", "{" + fields + "}");
        assertProblem(answer, 400, code);
        assertTrue(answer.body(), answer.body().contains("\"field\":\"" + field));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertEquals(answer.body(), status, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("\"type\":\"/problems/" + code + "\""));
    }
}
