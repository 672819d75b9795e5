package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.kontor.testkit.trade.Http;

/** Another operator, whose key is good as long as the demonstration lasts. */
final class SecondOperator implements AutoCloseable {

    private final Http first;
    private final Http desk;
    private final String prefix;
    private boolean gone;

    private SecondOperator(Http first, Http desk, String prefix) {
        this.first = first;
        this.desk = desk;
        this.prefix = prefix;
    }

    static SecondOperator appoint(Http server, Http first) {
        String name = "demo " + UUID.randomUUID().toString().substring(0, 8);
        Http.Answer appointed = first.post("operators", Map.of("name", name)).expect(201);
        return new SecondOperator(first, server.as(appointed.text("apiKey")), appointed.text("apiKeyPrefix"));
    }

    Http desk() {
        return desk;
    }

    /** Revokes the key; again, it has nothing left to do. */
    @Override
    public synchronized void close() {
        if (gone) {
            return;
        }
        gone = true;
        String keys = "organisations/" + first.get("me").expect(200).text("organisation") + "/api-keys";
        for (JsonNode key : first.get(keys + "?limit=100").expect(200).body().path("items")) {
            if (key.path("prefix").asText().equals(prefix)) {
                first.delete(keys + "/" + key.path("id").asText()).expect(204);
            }
        }
    }
}
