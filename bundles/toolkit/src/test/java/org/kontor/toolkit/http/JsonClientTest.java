package org.kontor.toolkit.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What the statuses and bodies of a provider mean, and that no message tells what it was told in confidence. */
public class JsonClientTest {

    private static final String CANARY = "canary-5f1c";
    private static final URI BASE = URI.create("https://api.acme.example/v2");

    private final ObjectNode question = JsonNodeFactory.instance.objectNode().put("secret", CANARY);
    private Request sent;
    private Answer next = json(200, "{}");
    private final JsonClient client = new JsonClient(this::answer, BASE, Map.of("Authorization", "Bearer " + CANARY));

    @Test
    public void aQuestionAndAnActDifferOnlyInWhatALostAnswerMeans() {
        client.query("rates", question);
        assertEquals(Request.Effect.QUERY, sent.effect());

        client.act("shipments", question, IdempotencyKey.of(new java.util.UUID(0, 7)));
        assertEquals(Request.Effect.ACT, sent.effect());
        assertEquals("00000000-0000-0000-0000-000000000007", sent.headers().get("idempotency-key"));
        assertEquals("https://api.acme.example/v2/shipments", sent.uri().toString());
        assertEquals("Bearer " + CANARY, sent.headers().get("Authorization"));
        assertEquals("application/json", sent.headers().get("content-type"));
        assertEquals("application/json", sent.headers().get("accept"));
    }

    @Test
    public void eachStatusSaysWhoMustAct() {
        for (int rejected : new int[] {401, 403}) {
            next = json(rejected, "{}");
            assertFault(MISCONFIGURED, () -> client.query("rates", question));
            assertFault(MISCONFIGURED, () -> client.act("ship", question, IdempotencyKey.fresh()));
        }
        for (int busy : new int[] {429, 503}) {
            next = json(busy, "{}");
            assertFault(UNAVAILABLE, () -> client.query("rates", question));
            assertFault(UNAVAILABLE, () -> client.act("ship", question, IdempotencyKey.fresh()));
        }
        for (int broken : new int[] {500, 502, 504, 599}) {
            next = json(broken, "{}");
            assertFault(UNAVAILABLE, () -> client.get("rates"));
            assertFault(IN_DOUBT, () -> client.act("ship", question, IdempotencyKey.fresh()));
        }
    }

    @Test
    public void howLongToWaitIsKeptWhenItIsATime() {
        next = new Answer(503, Map.of("Retry-After", List.of("120")), new byte[0]);
        assertEquals(
                "api.acme.example answered 503, Retry-After: 120",
                assertFault(UNAVAILABLE, () -> client.get("rates")).getMessage());

        next = new Answer(429, Map.of("retry-after", List.of("Fri, 31 Dec 1999 23:59:59 GMT")), new byte[0]);
        assertEquals(
                "api.acme.example answered 429, Retry-After: Fri, 31 Dec 1999 23:59:59 GMT",
                assertFault(UNAVAILABLE, () -> client.get("rates")).getMessage());

        next = new Answer(429, Map.of("retry-after", List.of("ask " + CANARY)), new byte[0]);
        assertEquals(
                "api.acme.example answered 429",
                assertFault(UNAVAILABLE, () -> client.get("rates")).getMessage());
    }

    @Test
    public void whatThePluginMustJudgeIsLeftToIt() {
        next = json(404, "{\"code\":\"NO_ROUTE\"}");
        assertEquals("NO_ROUTE", client.get("rates").body().path("code").asText());
        assertFalse(client.get("rates").isGood());

        next = json(422, "<html>");
        assertEquals(422, client.get("rates").status());
        assertTrue(client.get("rates").body().isMissingNode());

        next = json(302, "");
        assertEquals(302, client.get("rates").status());

        next = json(204, "");
        assertTrue(client.get("rates").body().isMissingNode());
    }

    @Test
    public void aGoodAnswerIsJsonToTheLastByte() {
        for (String nonsense : new String[] {
            "",
            " ",
            "<html>" + CANARY,
            "{\"a\":\"" + CANARY,
            "{} {}",
            "{\"a\":1,\"a\":2}",
            "{'a':1}",
            "NaN",
            "1e12345678901234567890"
        }) {
            next = json(200, nonsense);
            assertFault(UNINTELLIGIBLE, () -> client.get("rates"));
            assertFault(UNINTELLIGIBLE, () -> client.act("ship", question, IdempotencyKey.fresh()));
        }
    }

    @Test
    public void amountsStayExact() {
        next = json(200, "{\"amount\":12345678901234567.89}");

        assertEquals(
                new BigDecimal("12345678901234567.89"),
                client.get("rates").body().path("amount").decimalValue());
    }

    @Test
    public void credentialsStayWithTheirServer() {
        for (String path : new String[] {"//evil.example/", "https://evil.example/", "http://api.acme.example/"}) {
            assertThrows(path, IllegalArgumentException.class, () -> client.get(path));
        }
        client.get("/v3/rates?" + "number=" + JsonClient.piece("a/b&c=d e"));
        assertEquals(
                "https://api.acme.example/v3/rates?number=a%2Fb%26c%3Dd%20e",
                sent.uri().toString());
        assertThrows(IllegalArgumentException.class, () -> JsonClient.piece(".."));
    }

    private Answer answer(Request request) {
        sent = request;
        return next;
    }

    private static Answer json(int status, String body) {
        return new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The failure, which tells nothing it should not. */
    private static ProviderException assertFault(Fault fault, ThrowingRunnable call) {
        ProviderException failure = assertThrows(ProviderException.class, call);
        assertEquals(failure.getMessage(), fault, failure.fault());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(cause.toString(), cause.toString().contains(CANARY));
        }
        return failure;
    }
}
