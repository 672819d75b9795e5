package org.kontor.carrier.ocean;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.carrier.ocean.FakeSea.answer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.carrier.Scan;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class OceanTrackingTest {

    private static final String LOAD = OceanScansTest.equipment("LOAD", "LADEN", "2026-11-09T09:00:00+08:00", "")
            .replace('\'', '"');
    private static final String DISC = OceanScansTest.equipment("DISC", "LADEN", "2026-12-11T09:00:00+01:00", "")
            .replace('\'', '"');

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Instant now = Instant.parse("2026-12-11T12:00:00Z");

    @Test
    public void aContainerIsAskedForAsOneAndEverythingElseAsBookingThenBill() {
        FakeSea sea = new FakeSea(request -> answer(200, "[]"));
        OceanCarrier carrier = carrier(sea, Map.of());

        carrier.track("MSKU9070323");
        carrier.track("256473829");
        carrier.track("a reference&more=1 that is longer");

        assertEquals(
                List.of(
                        "equipmentReference=MSKU9070323",
                        "carrierBookingReference=256473829",
                        "transportDocumentReference=256473829",
                        "carrierBookingReference=a%20reference%26more%3D1%20that%20is%20longer"),
                sea.requests.stream()
                        .map(request -> request.uri().getRawQuery())
                        .toList());
        assertEquals("2", sea.requests.get(0).headers().get("API-Version"));
        assertEquals("Bearer s3", sea.requests.get(0).headers().get("Authorization"));
        assertEquals(List.of(), carrier.track(".."));
        assertEquals(4, sea.requests.size());
    }

    @Test
    public void aNumberThatNoNumberHasIsUnintelligible() {
        FakeSea sea = new FakeSea(request -> answer(200, "{\"events\":[{\"tons\":1e99999999999}]}"));

        ProviderException odd = assertThrows(
                ProviderException.class, () -> carrier(sea, Map.of()).track("MSKU9070323"));
        assertEquals(Fault.UNINTELLIGIBLE, odd.fault());
    }

    @Test
    public void pagesAreTurnedByCursorAndByAddress() {
        FakeSea byCursor = new FakeSea(request -> query(request).contains("cursor=c%2F2")
                ? answer(200, "[" + DISC + "]")
                : answer(200, "[" + LOAD + "]", "Next-Page", "c/2"));
        assertEquals(2, carrier(byCursor, Map.of()).track("MSKU9070323").size());
        assertEquals("equipmentReference=MSKU9070323&cursor=c%2F2", query(byCursor.requests.get(1)));

        FakeSea byAddress = new FakeSea(request -> query(request).contains("page=2")
                ? answer(200, "{\"events\":[" + DISC + "]}")
                : answer(200, "{\"events\":[" + LOAD + "]}", "Next-Page", "/v2/events?page=2"));
        assertEquals(2, carrier(byAddress, Map.of()).track("MSKU9070323").size());

        FakeSea last = new FakeSea(request -> query(request).contains("cursor=z")
                ? answer(200, "{\"events\":[" + DISC + "]}", "Next-Page-Cursor", "z")
                : answer(200, "{\"events\":[" + LOAD + "]}", "Next-Page-Cursor", "z"));
        assertEquals(
                2,
                carrier(last, Map.of("dialect", Settings.Dialect.V3))
                        .track("MSKU9070323")
                        .size());
        assertEquals(2, last.requests.size());
        assertEquals("3", last.requests.get(0).headers().get("API-Version"));
    }

    @Test
    public void aNextPageElsewhereGetsNoCredentials() {
        FakeSea sea = new FakeSea(
                request -> answer(200, "[" + LOAD + "]", "Next-Page", "https://thief.example/v2/events?c=1"));

        assertEquals(Fault.UNINTELLIGIBLE, fault(carrier(sea, Map.of())));
        assertEquals(1, sea.requests.size());
    }

    @Test
    public void whatTheCarrierDoesNotKnowHasNoScans() {
        String notFound = "{\"httpMethod\":\"GET\",\"requestUri\":\"/v2/events\",\"errors\":[{\"reason\":\"notFound\","
                + "\"message\":\"nothing\"}],\"statusCode\":404,\"statusCodeText\":\"Not Found\"}";
        assertEquals(List.of(), carrier(always(404, notFound), Map.of()).track("256473829"));
        String form =
                "{\"errors\":[{\"reason\":\"invalidParameter\",\"message\":\"equipmentReference has no such form\"}],"
                        + "\"statusCode\":400}";
        assertEquals(List.of(), carrier(always(400, form), Map.of()).track("MSKU9070323"));
        assertEquals(List.of(), carrier(always(204, ""), Map.of()).track("MSKU9070323"));
    }

    @Test
    public void everyTroubleIsOneOfTheFaults() {
        assertEquals(Fault.MISCONFIGURED, fault(carrier(always(401, "{}"), Map.of())));
        assertEquals(Fault.MISCONFIGURED, fault(carrier(always(403, "{}"), Map.of())));
        assertEquals(Fault.MISCONFIGURED, fault(carrier(always(501, "{}"), Map.of())));
        assertEquals(Fault.MISCONFIGURED, fault(carrier(always(200, "[]"), Map.of("address", ""))));
        assertEquals(Fault.UNAVAILABLE, fault(carrier(always(500, "{}"), Map.of())));
        assertEquals(Fault.UNINTELLIGIBLE, fault(carrier(always(200, "<html>"), Map.of())));
        assertEquals(Fault.UNINTELLIGIBLE, fault(carrier(always(200, "{\"a\":1}"), Map.of())));
        assertEquals(Fault.UNINTELLIGIBLE, fault(carrier(always(200, "[1,2]"), Map.of())));
        assertEquals(Fault.UNINTELLIGIBLE, fault(carrier(always(400, "{\"message\":\"limit is wrong\"}"), Map.of())));
        ProviderException busy = assertThrows(ProviderException.class, () -> carrier(
                        new FakeSea(request -> answer(429, "", "Retry-After", "30")), Map.of())
                .track("MSKU9070323"));
        assertEquals(Fault.UNAVAILABLE, busy.fault());
        assertTrue(busy.getMessage(), busy.getMessage().contains("Retry-After: 30"));
    }

    @Test
    public void aTokenIsFetchedOnceRenewedInTimeAndAnewWhenItIsRefused() {
        int[] granted = {0};
        boolean[] refuses = {false};
        FakeSea sea = new FakeSea(request -> {
            if (request.uri().getPath().equals("/token")) {
                granted[0]++;
                return answer(
                        200, "{\"access_token\":\"t" + granted[0] + "\",\"expires_in\":600,\"token_type\":\"Bearer\"}");
            }
            boolean old = refuses[0] && request.headers().get("Authorization").equals("Bearer t2");
            return old ? answer(401, "") : answer(200, "[" + LOAD + "]");
        });
        OceanCarrier carrier = carrier(
                sea,
                Map.of(
                        "login", Settings.Login.OAUTH2,
                        "user", "me",
                        "token_address", "https://login.sea.example/token",
                        "scope", "a b",
                        "headers", new String[] {"Consumer-Key: abc", "odd"}));

        carrier.track("MSKU9070323");
        carrier.track("MSKU9070323");
        assertEquals(1, granted[0]);
        assertEquals(
                "grant_type=client_credentials&client_id=me&client_secret=s3&scope=a%20b",
                FakeSea.body(sea.requests.get(0)));
        assertTrue(sea.requests.stream()
                .allMatch(request -> "abc".equals(request.headers().get("Consumer-Key"))));

        now = now.plusSeconds(545);
        carrier.track("MSKU9070323");
        assertEquals(2, granted[0]);

        refuses[0] = true;
        assertEquals(1, carrier.track("MSKU9070323").size());
        assertEquals(3, granted[0]);
    }

    @Test
    public void theOtherLoginsPutTheSecretWhereTheyBelong() {
        assertEquals("s3", login(Settings.Login.API_KEY).get("X-Key"));
        assertEquals("Basic bWU6czM=", login(Settings.Login.BASIC).get("Authorization"));
        assertFalse(login(Settings.Login.NONE).containsKey("Authorization"));
        FakeSea wrong = new FakeSea(request -> answer(400, "{\"error\":\"invalid_client\"}"));
        Map<String, Object> settings = Map.of(
                "login", Settings.Login.OAUTH2_BASIC, "user", "me", "token_address", "https://login.sea.example/token");
        assertEquals(Fault.MISCONFIGURED, fault(carrier(wrong, settings)));
        assertEquals("Basic bWU6czM=", wrong.requests.get(0).headers().get("Authorization"));
    }

    @Test
    public void aFollowedNumberIsSubscribedOnceAndASilentCarrierIsNoFailure() {
        int[] status = {501};
        FakeSea sea = new FakeSea(request -> request.method().equals("POST")
                ? answer(status[0], "{\"subscriptionID\":\"s-1\"}")
                : answer(200, "[" + LOAD + "]"));
        OceanCarrier carrier =
                carrier(sea, Map.of("callback", "https://kontor.example/carriers/sea", "_push_secret", "abc"));

        assertEquals(1, carrier.track("MSKU9070323").size());
        status[0] = 201;
        carrier.track("MSKU9070323");
        carrier.track("MSKU9070323");

        List<Request> posts = sea.requests.stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        assertEquals(2, posts.size());
        assertEquals(
                "https://api.sea.example/v2/event-subscriptions",
                posts.get(0).uri().toString());
        assertEquals(
                "{\"callbackUrl\":\"https://kontor.example/carriers/sea\",\"eventType\":[\"SHIPMENT\",\"TRANSPORT\","
                        + "\"EQUIPMENT\"],\"equipmentReference\":\"MSKU9070323\",\"secret\":\"abc\"}",
                FakeSea.body(posts.get(0)));
    }

    private Map<String, String> login(Settings.Login login) {
        FakeSea sea = new FakeSea(request -> answer(200, "[]"));
        carrier(sea, Map.of("login", login, "user", "me", "key_header", "X-Key"))
                .track("MSKU9070323");
        return sea.requests.get(0).headers();
    }

    private static Fault fault(OceanCarrier carrier) {
        return assertThrows(ProviderException.class, () -> told(carrier.track("MSKU9070323")))
                .fault();
    }

    private static void told(List<Scan> scans) {
        throw new AssertionError("a fault was expected, not " + scans);
    }

    private static FakeSea always(int status, String body) {
        return new FakeSea(request -> answer(status, body));
    }

    private static String query(Request request) {
        return request.uri().getRawQuery();
    }

    private OceanCarrier carrier(FakeSea sea, Map<String, Object> differing) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "address",
                "https://api.sea.example",
                "login",
                Settings.Login.BEARER,
                "_secret",
                "s3",
                "books",
                folder.getRoot().toPath().resolve("books.jsonl").toString()));
        settings.putAll(differing);
        InstantSource clock = () -> now;
        return new OceanCarrier(Accounts.with(settings), sea, clock);
    }
}
