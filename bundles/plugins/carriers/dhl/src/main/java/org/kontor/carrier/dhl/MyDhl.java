package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.toolkit.http.JsonClient;
import org.kontor.toolkit.http.Request;
import org.kontor.values.IdempotencyKey;

/** MyDHL API with one account's credentials: every request names itself, its version and its moment. */
final class MyDhl {

    private static final String VERSION = "3.1.0";

    private final JsonClient client;
    private final String base;
    private final Clock clock;

    MyDhl(Http http, URI address, String credentials, Clock clock) {
        this.base = address.toString().replaceFirst("/*$", "/");
        this.clock = clock;
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        this.client = new JsonClient(
                http,
                URI.create(base),
                Map.of("Authorization", "Basic " + basic, "x-version", VERSION, "Accept-Language", "eng"));
    }

    /** A path or query with pieces put in that may hold anything. */
    static String path(String pattern, String... pieces) {
        return String.format(
                pattern, (Object[]) Arrays.stream(pieces).map(JsonClient::piece).toArray(String[]::new));
    }

    JsonAnswer get(String path) {
        return send(Request.query("GET", at(path)), UUID.randomUUID());
    }

    JsonAnswer query(String path, ObjectNode body) {
        return send(Request.query("POST", at(path)).body("application/json", bytes(body)), UUID.randomUUID());
    }

    JsonAnswer act(String path, ObjectNode body, IdempotencyKey key) {
        return send(Request.act("POST", at(path)).body("application/json", bytes(body)), named(key));
    }

    JsonAnswer delete(String path, IdempotencyKey key) {
        return send(Request.act("DELETE", at(path)), named(key));
    }

    private JsonAnswer send(Request request, UUID reference) {
        return client.send(request.header("Message-Reference", reference.toString())
                .header("Message-Reference-Date", ShippingDays.httpDate(clock.instant())));
    }

    private URI at(String path) {
        return URI.create(base + path);
    }

    /** The same act has the same name, so that DHL's people can find it; DHL itself does not look. */
    private static UUID named(IdempotencyKey key) {
        return UUID.nameUUIDFromBytes(key.value().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
