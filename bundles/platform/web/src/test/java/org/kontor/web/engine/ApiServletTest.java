package org.kontor.web.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.security.Permission;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.web.Access;
import org.kontor.web.Public;

public class ApiServletTest {

    public enum Colour {
        RED,
        BLUE
    }

    public record Part(String name, boolean spare) {}

    public record Offer(
            String name, int count, Money price, java.util.List<Part> parts, Colour colour, java.time.Instant until) {}

    @Path("offers")
    @Produces("application/json")
    public static final class Offers {
        @GET
        @Access(Permission.READ)
        public String name(@Context SecurityContext security, @QueryParam("limit") @DefaultValue("20") int limit) {
            return "\"" + security.getUserPrincipal().getName() + "\"";
        }

        @POST
        @Public("a test")
        public Offer echo(Offer offer) {
            return offer;
        }

        @GET
        @Path("{id}")
        @Public("a test")
        public String one(@PathParam("id") UUID id) {
            return "\"" + id + "\"";
        }

        @GET
        @Path("failing")
        @Public("a test")
        public String fail() {
            throw new IllegalStateException("secret words");
        }

        @GET
        @Path("doubtful")
        @Public("a test")
        public String doubt() {
            throw new ProviderException(ProviderException.Fault.IN_DOUBT, "no answer came");
        }

        @GET
        @Path("paying")
        @Access(Permission.PAY)
        public String pay() {
            return "\"paid\"";
        }
    }

    @Path("bare")
    public static final class Bare {
        @GET
        public String open() {
            return "open";
        }
    }

    @Rule
    public final RunningApi api = new RunningApi();

    private final Offers offers = new Offers();

    @Before
    public void serve() {
        api.servlet.addResource(offers);
    }

    @Test
    public void aKnownTokenIsServedAndOthersAreNot() throws Exception {
        assertEquals("\"a trader\"", api.get("offers", RunningApi.TRADER).body());
        assertProblem(api.get("offers", "kontor_bad"), 401, "not-authenticated");
        assertProblem(api.get("offers/paying", RunningApi.TRADER), 403, "not-permitted");
    }

    @Test
    public void aFailureTellsAnErrorIdAndNothingElse() throws Exception {
        HttpResponse<String> answer = api.get("offers/failing", "");

        assertProblem(answer, 500, "internal");
        assertFalse(answer.body().contains("secret words"));
    }

    @Test
    public void whatAProviderLeavesInDoubtIsNotAFailure() throws Exception {
        assertProblem(api.get("offers/doubtful", ""), 202, "in-doubt");
    }

    @Test
    public void anUnknownRouteIsAProblem() throws Exception {
        assertProblem(api.get("nothing", ""), 404, "no-such-route");
        assertProblem(api.send(api.request("offers").DELETE()), 405, "method-not-allowed");
    }

    @Test
    public void aMethodWithoutPolicyIsNotServed() throws Exception {
        api.servlet.addResource(new Bare());

        assertEquals(404, api.get("bare", RunningApi.TRADER).statusCode());
    }

    @Test
    public void aGoodBodyComesBack() throws Exception {
        String body = "{\"name\":\"lamp\",\"count\":3,\"price\":{\"amount\":\"1.50\",\"currency\":\"USD\"},"
                + "\"parts\":[{\"name\":\"bulb\",\"spare\":true}],\"colour\":\"RED\",\"until\":\"2026-11-02T09:00:00Z\"}";

        assertEquals(body, api.post("offers", "", "k", body).body());
    }

    @Test
    public void badBodiesNameFieldRuleAndRemedy() throws Exception {
        refused("{", 400, "malformed-json", "");
        refused("", 400, "invalid-value", "body");
        refused("null", 400, "invalid-value", "body");
        refused("[]", 400, "wrong-type", "body");
        refused("\"lamp\"", 400, "wrong-type", "body");
        refused("{\"count\":1} {}", 400, "wrong-type", "body");
        refused("{\"count\":1,\"nam\":1}", 400, "unknown-field", "nam");
        refused("{\"name\":\"lamp\"}", 400, "missing-value", "count");
        refused("{\"count\":null}", 400, "missing-value", "count");
        refused("{\"count\":\"many\"}", 400, "wrong-type", "count");
        refused("{\"count\":1.5}", 400, "wrong-type", "count");
        refused("{\"count\":{}}", 400, "wrong-type", "count");
        refused("{\"count\":1,\"colour\":\"GREEN\"}", 400, "wrong-type", "colour");
        refused("{\"count\":1,\"until\":\"soon\"}", 400, "wrong-type", "until");
        refused("{\"count\":1,\"parts\":{}}", 400, "wrong-type", "parts");
        refused("{\"count\":1,\"parts\":[{\"spare\":true,\"size\":1}]}", 400, "unknown-field", "parts.0.size");
        refused("{\"count\":1,\"parts\":[{\"spare\":\"perhaps\"}]}", 400, "wrong-type", "parts.0.spare");
        refused("{\"count\":1,\"price\":{\"amount\":\"1.505\",\"currency\":\"USD\"}}", 400, "invalid-value", "price");
        refused("{\"count\":1,\"price\":{\"amount\":\"1.50\",\"currency\":\"XYZW\"}}", 400, "invalid-value", "price");
        refused("{\"count\":1,\"price\":{\"currency\":\"USD\"}}", 400, "invalid-value", "price");
    }

    @Test
    public void aNumberThatIsNoneIsNamedInWordsOfJson() throws Exception {
        String body = api.post("offers", "", "k", "{\"count\":\"many\"}").body();

        assertTrue(body, body.contains("\"rule\":\"must be a whole number\""));
    }

    @Test
    public void aBadQueryParameterIsNamed() throws Exception {
        HttpResponse<String> answer = api.get("offers?limit=many", RunningApi.TRADER);

        assertProblem(answer, 400, "invalid-value");
        assertTrue(answer.body(), answer.body().contains("\"field\":\"limit\""));
    }

    @Test
    public void anIdThatIsNoneNamesNothing() throws Exception {
        assertProblem(api.get("offers/unknown", ""), 404, "no-such-route");
    }

    @Test
    public void aCardNumberALongBodyAndAMissingKeyAreRefused() throws Exception {
        refused("{\"name\":\"4111 1111 1111 1111\"}", 422, "card-number", "");
        refused(" ".repeat((1 << 20) + 1), 413, "body-too-large", "");
        assertProblem(api.post("offers", "", "", "{}"), 400, "idempotency-key-missing");
    }

    @Test
    public void aRequestKeepsItsNameIfThatIsAPlainToken() throws Exception {
        HttpResponse<String> named = api.send(api.request("nothing").header("X-Request-Id", "trade-7.a"));
        HttpResponse<String> unnamed = api.send(api.request("nothing").header("X-Request-Id", "a<b> c"));

        assertEquals("trade-7.a", named.headers().firstValue("X-Request-Id").orElseThrow());
        assertTrue(named.body(), named.body().contains("\"instance\":\"/requests/trade-7.a\""));
        String fresh = unnamed.headers().firstValue("X-Request-Id").orElseThrow();
        assertNotEquals("a<b> c", fresh);
        assertTrue(unnamed.body(), unnamed.body().contains("\"instance\":\"/requests/" + fresh + "\""));
    }

    private void refused(String body, int status, String code, String field) throws Exception {
        HttpResponse<String> answer = api.post("offers", "", "k", body);
        assertProblem(answer, status, code);
        if (!field.isEmpty()) {
            assertTrue(answer.body(), answer.body().contains("\"field\":\"" + field));
            assertTrue(answer.body(), answer.body().contains("\"rule\":\""));
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertEquals(answer.body(), status, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("\"type\":\"/problems/" + code + "\""));
        assertTrue(answer.body(), answer.body().contains("\"remedy\":"));
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
    }
}
