package org.kontor.carrier.air;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.TrackingPush.Update;
import org.kontor.values.ProviderException.Fault;

public class AirPushTest {

    private static final Instant NOW = Instant.parse("2026-06-20T12:00:00Z");
    private static final long IN_AN_HOUR = NOW.getEpochSecond() + 3600;
    private static final String AGENT = "https://1r.airline.example/logistics-objects/airline";
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"JWT\"}";
    private static final String EVENT =
            """
            "hasLogisticsEvent":{"@id":"/logistics-objects/s1/logistics-events/1","@type":"cargo:LogisticsEvent",
             "eventCode":"RCS","eventDate":"2026-06-03T12:31:00Z"%s}""";

    private static KeyPair keys;

    private final FakeServer server = new FakeServer();
    private final Account account = new Account();

    @BeforeClass
    public static void makeKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @Before
    public void publishKeys() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        account.keys = "https://idp.example/jwks.json";
        server.on(
                "GET /jwks.json",
                200,
                "{\"keys\":[{\"kty\":\"EC\",\"kid\":\"k0\"},{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"k1\",\"n\":\""
                        + number(key.getModulus()) + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}]}");
    }

    private List<Update> receive(Map<String, String> headers, String body) {
        return new AirCarrier(account, server, InstantSource.fixed(NOW))
                .receive(headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private List<Update> receive(String body) {
        return receive(bearer(token(HEADER, claims(IN_AN_HOUR, "https://idp.example/", AGENT))), body);
    }

    private static String notification(String more) {
        return "{\"@context\":{\"api\":\"https://onerecord.iata.org/ns/api#\"},\"@type\":\"api:Notification\","
                + "\"hasEventType\":{\"@id\":\"api:LOGISTICS_EVENT_RECEIVED\"}," + more + "}";
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("authorization", "Bearer " + token);
    }

    private static String claims(long expires, String issuer, String agent) {
        return "{\"iss\":\"" + issuer + "\",\"sub\":\"airline\",\"exp\":" + expires + ",\"logistics_agent_uri\":\""
                + agent + "\"}";
    }

    private static String token(String header, String claims) {
        try {
            String signed = text(header) + "." + text(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String number(BigInteger number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number.toByteArray());
    }

    private void forged(String token) {
        assertThrows(SecurityException.class, () -> receive(bearer(token), notification(EVENT.formatted(""))));
    }

    @Test
    public void anEventInTheBodyIsAScanOfItsWaybill() {
        List<Update> updates = receive(
                notification(
                        EVENT.formatted(
                                ",\"eventFor\":{\"@type\":\"cargo:Shipment\",\"waybill\":{\"waybillPrefix\":\"020\",\"waybillNumber\":\"12345675\"}}")));

        assertEquals("02012345675", updates.get(0).waybill());
        Scan scan = updates.get(0).scans().get(0);
        assertEquals(Scan.Status.COLLECTED, scan.status());
        assertEquals("https://1r.airline.example/logistics-objects/s1/logistics-events/1", scan.id());
    }

    @Test
    public void whatIsOnlyNamedIsFetched() {
        server.on(
                        "GET /e/1",
                        200,
                        "{\"@type\":\"LogisticsEvent\",\"eventCode\":\"DEP\",\"eventDate\":\"2026-06-03T12:31:00Z\",\"linkedObject\":{\"@id\":\"/s/1\"}}")
                .on("GET /s/1", 200, "{\"@type\":\"Shipment\",\"waybill\":{\"@id\":\"/w/1\"}}")
                .on(
                        "GET /w/1",
                        200,
                        "{\"@type\":\"Waybill\",\"waybillPrefix\":\"020\",\"waybillNumber\":\"020-12345675\"}");

        List<Update> updates = receive(notification("\"hasLogisticsEvent\":{\"@id\":\"/e/1\"}"));

        assertEquals("02012345675", updates.get(0).waybill());
        assertEquals("DEP", updates.get(0).scans().get(0).carrierCode());
    }

    @Test
    public void withoutAnEventThoseOfTheObjectAreFetched() {
        server.on(
                "GET /logistics-objects/waybill-020-12345675/logistics-events",
                200,
                "{\"hasItem\":[{\"eventCode\":\"DEP\",\"eventDate\":\"2026-06-03T12:31:00Z\"}]}");

        List<Update> updates =
                receive(notification("\"hasLogisticsObject\":{\"@id\":\"/logistics-objects/waybill-020-12345675\"}"));

        assertEquals("02012345675", updates.get(0).waybill());
        assertEquals(1, updates.get(0).scans().size());
    }

    @Test
    public void otherNotificationsAreTakenAndSayNothing() {
        assertEquals(
                List.of(),
                receive(
                        "{\"@type\":\"https://onerecord.iata.org/ns/api#Notification\",\"hasEventType\":\"SUBSCRIPTION_REQUEST_ACCEPTED\"}"));
        assertEquals(List.of(), receive("{}"));
        assertEquals(List.of(), receive("FNA/1\nACK/REJECTED"));
        AirRatesTest.fault(Fault.UNINTELLIGIBLE, () -> receive("{\"@type\":"));
        AirRatesTest.fault(Fault.UNINTELLIGIBLE, () -> receive(notification(EVENT.formatted(""))));
    }

    @Test
    public void aLinkToElsewhereIsNotFollowed() {
        AirRatesTest.fault(
                Fault.UNINTELLIGIBLE,
                () -> receive(notification(EVENT.formatted(",\"eventFor\":{\"@id\":\"https://evil.example/s1\"}"))));
        assertEquals(List.of("GET /jwks.json"), server.paths());
    }

    @Test
    public void aTokenMustBeSignedInForceAndTheAirlines() {
        forged(token(HEADER, claims(NOW.getEpochSecond() - 61, "https://idp.example/", AGENT)));
        forged(token(HEADER, claims(IN_AN_HOUR, "https://other.example/", AGENT)));
        forged(token(
                HEADER,
                claims(IN_AN_HOUR, "https://idp.example/", "https://1r.forwarder.example/logistics-objects/x")));
        forged(token(HEADER, "{\"iss\":\"https://idp.example/\",\"exp\":" + IN_AN_HOUR + "}"));
        forged(token(HEADER, "{\"iss\":\"https://idp.example/\",\"logistics_agent_uri\":\"" + AGENT + "\"}"));
        forged(token(
                HEADER,
                claims(IN_AN_HOUR, "https://idp.example/", AGENT).replace("}", ",\"nbf\":" + IN_AN_HOUR + "}")));
        forged(token(HEADER.replace("k1", "k2"), claims(IN_AN_HOUR, "https://idp.example/", AGENT)));
        forged(token(HEADER.replace("RS256", "none"), claims(IN_AN_HOUR, "https://idp.example/", AGENT)));
        forged(token(HEADER.replace("RS256", "HS256"), claims(IN_AN_HOUR, "https://idp.example/", AGENT)));
        String good = token(HEADER, claims(IN_AN_HOUR, "https://idp.example/", AGENT));
        String claims = text(claims(IN_AN_HOUR + 1, "https://idp.example/", AGENT));
        forged(good.split("\\.")[0] + "." + claims + "." + good.split("\\.")[2]);
        forged(good.substring(0, good.lastIndexOf('.') + 1));
        forged("a.b");
        forged("a.b.c");
        forged("");
        assertThrows(SecurityException.class, () -> receive(Map.of(), "{}"));
        assertThrows(SecurityException.class, () -> receive(Map.of("authorization", "Basic YTpi"), "{}"));
    }

    @Test
    public void anAgentMayBeNamedAndKeysMayBeMissing() {
        account.agent = AGENT;
        assertEquals(List.of(), receive("{}"));
        account.agent = AGENT + "2";
        assertThrows(SecurityException.class, () -> receive("{}"));
        account.keys = "";
        assertThrows(SecurityException.class, () -> receive("{}"));
        account.keys = "https://idp.example/nowhere.json";
        AirRatesTest.fault(Fault.UNINTELLIGIBLE, () -> receive("{}"));
    }

    @Test
    public void strangersDoNotMakeUsFetchKeys() {
        AirCarrier carrier = new AirCarrier(account, server, InstantSource.fixed(NOW));
        String stranger = token(HEADER.replace("k1", "k9"), claims(IN_AN_HOUR, "https://idp.example/", AGENT));
        for (int i = 0; i < 5; i++) {
            assertThrows(SecurityException.class, () -> carrier.receive(bearer(stranger), new byte[0]));
        }
        assertEquals(1, server.heard.size());
    }

    @Test
    public void ourRelaySignsTheBody() throws GeneralSecurityException {
        account.secret = "relay";
        String body =
                "[{\"functionType\":\"TP\",\"pushContent\":[\"FSU/14\\\\n020-12345675FRAJFK/T1K100\\\\nRCS/19JUN1319/FRA/T1K100\"]}]";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("relay".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));

        List<Update> updates = receive(Map.of(Senders.SIGNATURE, signature.toUpperCase(Locale.ROOT)), body);

        assertEquals("02012345675", updates.get(0).waybill());
        assertEquals("RCS", updates.get(0).scans().get(0).carrierCode());
        assertThrows(SecurityException.class, () -> receive(Map.of(Senders.SIGNATURE, signature), body + " "));
        assertThrows(SecurityException.class, () -> receive(Map.of(Senders.SIGNATURE, "é"), body));
        account.secret = "";
        assertThrows(SecurityException.class, () -> receive(Map.of(Senders.SIGNATURE, signature), body));
    }
}
