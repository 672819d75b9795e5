package org.kontor.conformance;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ScriptTest {

    private static final String CANCELED =
            """
            {"request": {"method": "GET", "path": "/charges/{id}"},
             "after": "POST /charges/{id}/cancel",
             "response": {"status": 200, "body": "canceled"}}
            """;
    private static final String OPEN =
            """
            {"request": {"method": "GET", "path": "/charges/{id}"},
             "response": {"status": 200, "body": "open"}}
            """;
    private static final String CANCEL =
            """
            {"request": {"method": "POST", "path": "/charges/{id}/cancel"},
             "response": {"status": 200, "body": "done"}}
            """;

    private final Script script = new Script(List.of(read(CANCELED), read(OPEN), read(CANCEL)));

    @Test
    public void anExchangeWaitsForTheRequestThatMustComeBefore() {
        assertEquals("open", answer("GET", "/charges/1"));
        assertEquals("done", answer("POST", "/charges/1/cancel"));
        assertEquals("canceled", answer("GET", "/charges/1"));
        assertEquals("another charge", "open", answer("GET", "/charges/2"));
    }

    private String answer(String method, String path) {
        return script.answer(new Heard(method, path, "", Map.of(), "", MissingNode.getInstance(), Map.of()))
                .text();
    }

    private static Exchange read(String json) {
        return Recording.read("exchange", json.getBytes(StandardCharsets.UTF_8));
    }
}
