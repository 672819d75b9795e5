package org.kontor.carrier.fedex;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class FedexProjectTest {

    private static final String TOKEN = "/oauth/token";
    private static final String ASKED = "/rate/v1/rates/quotes";

    private final Wire wire = new Wire();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private final FedexProject project = new FedexProject(
            wire, URI.create("https://apis.fedex.com"), "l7 key", "se&cret", (InstantSource) () -> now);

    @Test
    public void theKeysGoIntoTheFormAndTheTokenIntoTheHeader() {
        wire.says(ASKED, 200, "{}");
        ask();

        Request token = wire.request(TOKEN);
        assertEquals("application/x-www-form-urlencoded", token.headers().get("Content-Type"));
        assertFalse(token.headers().containsKey("Authorization"));
        assertEquals(
                "grant_type=client_credentials&client_id=l7%20key&client_secret=se%26cret",
                new String(token.body(), StandardCharsets.UTF_8));
        Request asked = wire.request(ASKED);
        assertEquals("Bearer first", asked.headers().get("Authorization"));
        assertEquals("en_US", asked.headers().get("x-locale"));
        assertEquals("application/json", asked.headers().get("Content-Type"));
        assertTrue(asked.headers().get("x-customer-transaction-id").matches("[0-9a-f-]{36}"));
    }

    @Test
    public void aTokenIsKeptUntilShortlyBeforeItEnds() {
        wire.says(ASKED, 200, "{}");
        ask();
        now = now.plusSeconds(3500);
        ask();
        assertEquals(1, wire.count(TOKEN));
        now = now.plusSeconds(60);
        ask();
        assertEquals(2, wire.count(TOKEN));
    }

    @Test
    public void aTokenThatIsRefusedIsRenewedOnceAndNotForForbiddenThings() {
        wire.says(ASKED, 200, "{}");
        ask();
        wire.forgets(ASKED)
                .says(ASKED, 401, "{'errors':[{'code':'NOT.AUTHORIZED.ERROR'}]}")
                .says(ASKED, 200, "{}");
        ask();
        assertEquals(2, wire.count(TOKEN));

        wire.forgets(ASKED).says(ASKED, 401, "{'errors':[{'code':'NOT.AUTHORIZED.ERROR'}]}");
        assertFault(Fault.MISCONFIGURED);
        assertEquals(3, wire.count(TOKEN));

        wire.forgets(ASKED).says(ASKED, 403, "{'errors':[{'code':'FORBIDDEN.ERROR'}]}");
        assertFault(Fault.MISCONFIGURED);
        assertFault(Fault.MISCONFIGURED);
        assertEquals(3, wire.count(TOKEN));
    }

    @Test
    public void tooManyAndTooBusyAreUnavailableWithTheTimeToWait() {
        for (int status : List.of(429, 503)) {
            wire.forgets(ASKED)
                    .does(ASKED, () -> new Answer(status, Map.of("Retry-After", List.of("17")), new byte[0]));
            assertTrue(assertFault(Fault.UNAVAILABLE).getMessage().endsWith("Retry-After: 17"));
        }
    }

    @Test
    public void aTokenIsDeniedOrWithheldForAWhile() {
        wire.forgets(TOKEN).says(TOKEN, 401, "{'errors':[{'code':'NOT.AUTHORIZED.ERROR'}]}");
        assertFault(Fault.MISCONFIGURED);
        wire.forgets(TOKEN).says(TOKEN, 400, "{'errors':[{'code':'BAD.REQUEST.ERROR'}]}");
        assertFault(Fault.MISCONFIGURED);
        wire.forgets(TOKEN).says(TOKEN, 403, "{'errors':[{'code':'FORBIDDEN.ERROR'}]}");
        assertFault(Fault.MISCONFIGURED);
        wire.forgets(TOKEN).says(TOKEN, 403, "<html>Access Denied</html>");
        assertFault(Fault.UNAVAILABLE);
        for (String odd :
                List.of("{}", "{'access_token':' '}", "{'access_token':{}}", "{'x':1e9999999999}", "[]", "<html>")) {
            wire.forgets(TOKEN).says(TOKEN, 200, odd);
            assertFault(Fault.UNINTELLIGIBLE);
        }
    }

    @Test
    public void aTokenWithoutATermIsUsedOnce() {
        wire.forgets(TOKEN).says(TOKEN, 200, "{'access_token':'once'}");
        wire.says(ASKED, 200, "{}");
        ask();
        ask();
        assertEquals(2, wire.count(TOKEN));
    }

    private void ask() {
        project.ask("rate/v1/rates/quotes", FedexJson.object());
    }

    private ProviderException assertFault(Fault expected) {
        ProviderException fault = assertThrows(ProviderException.class, this::ask);
        assertEquals(expected, fault.fault());
        assertFalse(fault.getMessage().contains("se&cret"));
        return fault;
    }
}
