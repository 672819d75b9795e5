package org.kontor.web.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.security.Permission;
import org.kontor.web.Public;

public class StrictBodiesTest {

    public record Carton(int number) {}

    public record Note(
            String text,
            Integer count,
            Boolean urgent,
            Set<Permission> scopes,
            List<Carton> cartons,
            Optional<LocalDate> day,
            Optional<Instant> until) {}

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
    public void aDayAndATimeAreWritten() throws Exception {
        assertEquals(
                200,
                post("\"day\":\"2026-11-30\",\"until\":\"2026-11-30T09:00:00Z\"")
                        .statusCode());
        refused("\"day\":20000", "wrong-type", "day");
        refused("\"day\":[2026,11,30]", "wrong-type", "day");
        refused("\"day\":\"2026-02-30\"", "wrong-type", "day");
        refused("\"day\":\"2026-11-30T09:00:00Z\"", "wrong-type", "day");
        refused("\"until\":1790000000", "wrong-type", "until");
        refused("\"until\":1790000000.5", "wrong-type", "until");
        refused("\"until\":\"2026-11-30\"", "wrong-type", "until");
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
    public void aBodyIsTextInUtf8() throws Exception {
        String card = "{\"text\":\"4111111111111111\"}";

        assertProblem(post(card.getBytes(StandardCharsets.UTF_16LE)), 400, "malformed-json");
        assertProblem(post(card.getBytes(Charset.forName("UTF-32BE"))), 400, "malformed-json");
        assertProblem(post(new byte[] {0, 0, 0, '{', -1, -1, -1, -1}), 400, "invalid-value");
        assertProblem(post("{\"text\":\"Köln\"}".getBytes(StandardCharsets.ISO_8859_1)), 400, "invalid-value");
    }

    @Test
    public void aRequestIsNotNamedLikeACard() throws Exception {
        HttpResponse<String> answer = api.send(api.request("nothing").header("X-Request-Id", "4111111111111111"));

        assertNotEquals(
                "4111111111111111", answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    private HttpResponse<String> post(byte[] body) throws Exception {
        return api.send(api.request("notes")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
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
