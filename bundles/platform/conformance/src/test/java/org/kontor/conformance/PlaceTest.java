package org.kontor.conformance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class PlaceTest {

    private static final String FORM = "amount=1250&metadata[key]=a%20b&list[0]=x&list[1]=007&flag&none=";

    @Test
    public void aFormIsReadAsJson() {
        assertEquals(
                "{\"amount\":1250,\"metadata\":{\"key\":\"a b\"},\"list\":{\"0\":\"x\",\"1\":\"007\"},\"none\":\"\"}",
                FormBody.read(FORM).toString());
        assertEquals("a b", in("body:/metadata/key").asText());
        assertTrue(in("body:/amount").isLong());
    }

    @Test
    public void aPatternTakesAPart() {
        assertEquals("k-1", in("query:q~key:'([^']+)'").asText());
        assertTrue(in("query:q~other:'([^']+)'").isMissingNode());
        assertEquals("k-1", in("header:Idempotency-Key~(.+):charge").asText());
    }

    @Test
    public void whatIsNoPatternIsNoPlace() {
        assertEquals(Optional.empty(), Place.read("query:q~("));
        assertEquals(Optional.empty(), Place.read("query:q~key"));
    }

    private static JsonNode in(String place) {
        return Place.read(place)
                .orElseThrow()
                .in(new Heard(
                        "POST",
                        "/",
                        "limit=1&q=key:'k-1' OR key:'k-1'",
                        Map.of("idempotency-key", "k-1:charge"),
                        FORM,
                        FormBody.read(FORM),
                        Map.of()));
    }
}
