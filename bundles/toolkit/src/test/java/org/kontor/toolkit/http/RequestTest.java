package org.kontor.toolkit.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** No text of anybody's becomes a header of its own, and nothing prints what it carries. */
public class RequestTest {

    private final Request request = Request.act("POST", URI.create("https://api.acme.example/ship?token=canary"));

    @Test
    public void aLineBreakDoesNotBeginAHeader() {
        for (String value : new String[] {"a\r\nX: b", "a\nb", "a\rb", "a\0b", "é", "a\u2028b", null}) {
            ProviderException refused =
                    assertThrows(ProviderException.class, () -> request.header("X-Reference", value));
            assertEquals(Fault.MISCONFIGURED, refused.fault());
            assertEquals("the header X-Reference must be one line of printable ASCII", refused.getMessage());
        }
        for (String name : new String[] {"", "X: a", "X\r\nY", "X Y", "Ü"}) {
            assertThrows(ProviderException.class, () -> request.header(name, "a"));
        }
    }

    @Test
    public void aMethodOpensNoTunnel() {
        for (String method : new String[] {"CONNECT", "get", "", "GET / HTTP/1.1\r\nX:"}) {
            assertThrows(method, IllegalArgumentException.class, () -> Request.query(method, request.uri()));
        }
    }

    @Test
    public void theMessageIsFramedByTheHost() {
        for (String name : new String[] {"Host", "content-length", "Transfer-Encoding", "Proxy-Authorization", "TE"}) {
            assertThrows(ProviderException.class, () -> request.header(name, "a"));
        }
    }

    @Test
    public void aHeaderHasOneValueWhateverItsCase() {
        Request twice = request.header("X-Reference", "1").header("x-reference", "2");

        assertEquals(Map.of("X-Reference", "2"), twice.headers());
    }

    @Test
    public void nothingCarriedIsPrinted() {
        Request full = request.header("Authorization", "canary").body("text/plain", "canary".getBytes());
        Answer answer = new Answer(200, Map.of("Set-Cookie", List.of("canary")), "canary".getBytes());

        assertFalse((full + " " + answer).contains("canary"));
        assertTrue(full.toString().contains("api.acme.example"));
    }
}
