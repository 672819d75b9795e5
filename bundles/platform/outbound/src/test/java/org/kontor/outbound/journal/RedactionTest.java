package org.kontor.outbound.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.kontor.outbound.journal.Lines.answer;
import static org.kontor.outbound.journal.Lines.line;
import static org.kontor.outbound.journal.Lines.redacted;
import static org.kontor.outbound.journal.Lines.request;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.kontor.outbound.Exchange;
import org.kontor.outbound.client.Exchanged;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** A canary stands wherever a secret may stand; the journal must not sing. */
public class RedactionTest {

    private static final String CANARY = "c4nary /7f+e2\"x";
    private static final String PLAIN = "canary7fe2x";

    /** How secrets stand in bodies: every %s is one. */
    private static final List<String> BODIES = List.of(
            "{\"password\":\"%s\"}",
            "{\"a\":{\"b\":[{\"client_secret\":\"%s\",\"c\":1}]}}",
            "{\"credentials\":{\"user\":\"u\",\"keys\":[\"%s\",{\"x\":\"%s\"}]},\"after\":2}",
            "{\"api-key\":\"%s\"}",
            "{\"accessToken\":\"%s\",\"expires_in\":3600}",
            "{\"ACCESS_TOKEN\":\"%s\"}",
            "{\"p\\u0061ssword\":\"%s\"}",
            "{\"password\":\"%s\", broken",
            "{\"password\":\"%s",
            "[1,{\"Pin\":\"%s\"},",
            "prefix {\"token\" : \"%s\"} suffix",
            "<login><password>%s</password></login>",
            "<wsse:Password Type=\"x\">%s</wsse:Password>",
            "<a><apiKey><![CDATA[%s]]></apiKey></a>",
            "<Credentials><User>u</User><Pass>%s</Pass></Credentials>",
            "<password>%s",
            "<request accessKey=\"%s\" x='1'/>",
            "<request accessKey='%s'/>",
            "<x:Pin>%s</x:Pin>",
            "{\"password\":\"%s\",\"echo\":\"%s\"}",
            "{\"password\":[\"%s\"],\"echo\":\"you said %s\"}",
            "<a><password>%s</password><echo>%s</echo></a>",
            "<a><apiKey><![CDATA[%s]]></apiKey><echo>%s</echo></a>",
            "{\"password\":\"%s\",\"echo\":\"%s\", broken",
            "user=u&password=%s&x=1",
            "error: token=%s is not valid");

    private static final List<String> NAMES = List.of(
            "Authorization",
            "Proxy-Auth",
            "Cookie",
            "Set-Cookie",
            "X-Api-Key",
            "DHL-API-Key",
            "Ocp-Apim-Subscription-Key",
            "X-Auth-Token",
            "X-Access-Token",
            "client_secret",
            "clientSecret",
            "PASSWORD",
            "user.password",
            "passwd",
            "pwd",
            "private_key",
            "x-signature",
            "hmacKey",
            "sessionId",
            "refresh_token",
            "id_token",
            "client_assertion",
            "cvv",
            "cvc2",
            "pin",
            "key",
            "cardNumber",
            "securityCode",
            "accountKey",
            "X-Authorization",
            "x-amz-security-token");

    @Test
    public void namesOfSecretsAreKnownAndOthersAreNot() {
        List<String> wrong = new ArrayList<>();
        NAMES.stream().filter(name -> !SecretNames.hold(name)).forEach(wrong::add);
        for (String open : new String[] {
            "Idempotency-Key",
            "Content-Type",
            "trackingNumber",
            "token_type",
            "service",
            "author",
            "shipping",
            "spinner",
            "company",
            "keyword",
            "monkey",
            "postalCode",
            "signatureRequired",
            "passengers",
            "span"
        }) {
            if (SecretNames.hold(open)) {
                wrong.add(open);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void secretsInBodiesAreNamedNotTold() {
        for (String body : BODIES) {
            String told = body.replace("%s", PLAIN);
            for (String type : new String[] {"application/json", "text/xml; charset=utf-8", ""}) {
                assertSilent(redacted(
                        line(request().body(type, told.getBytes(StandardCharsets.UTF_8)), answer(type, told))));
            }
        }
    }

    @Test
    public void whatIsNoSecretStaysReadable() {
        Exchange exchange = redacted(line(
                request().header("Idempotency-Key", "7f").body("application/json", "{\"weight\":12.50}".getBytes()),
                answer("application/json", "{\"price\":{\"amount\":\"12.50\"},\"token\":\"x\",\"zone\":\"B\"}")));

        assertEquals("Content-Type: application/json\nIdempotency-Key: 7f\n\n{\"weight\":12.50}", exchange.request());
        assertEquals(
                "Content-Type: application/json\n\n{\"price\":{\"amount\":\"12.50\"},\"token\":\"***\",\"zone\":\"B\"}",
                exchange.response());
        assertEquals("https://api.acme.example/ship", exchange.url());
        assertEquals(200, exchange.status());
    }

    @Test
    public void headersAndParametersWithSecretNamesAreNotTold() {
        for (String name : NAMES) {
            if (name.startsWith("Proxy")) {
                continue;
            }
            Request header = request().header(name, "Bearer " + PLAIN);
            assertSilent(redacted(line(header, answer("text/plain", "you sent " + PLAIN))));
            URI uri = URI.create("https://api.acme.example/x?a=1&" + name + "=" + PLAIN + "&b=2");
            Exchange exchange = redacted(line(Request.query("GET", uri), answer("text/plain", "you sent " + PLAIN)));
            assertSilent(exchange);
            assertEquals("https://api.acme.example/x?a=1&" + name + "=***&b=2", exchange.url());
        }
        Answer cookie = new Answer(200, Map.of("set-cookie", List.of("a=" + PLAIN, "b=" + PLAIN)), new byte[0]);
        assertSilent(redacted(line(request(), cookie)));
    }

    @Test
    public void theAccountsOwnSecretsAreStruckOutWhereverTheyStand() {
        String form = URLEncoder.encode(CANARY, StandardCharsets.UTF_8);
        String json = CANARY.replace("\"", "\\\"");
        String loose = json.replace("/", "\\/");
        URI uri = URI.create("https://api.acme.example/" + form.replace("+", "%20") + "/x?q=" + form);
        Exchange exchange = redacted(line(
                Request.query("GET", uri).header("X-Reference", CANARY),
                answer("application/json", "{\"note\":\"" + json + "\",\"more\":\"" + loose + "\"}"),
                CANARY));
        Exchange text = redacted(line(request(), answer("text/plain", "note " + loose), CANARY));

        String all = exchange.url() + exchange.request() + exchange.response() + text.response();
        assertFalse(all, all.contains("7f"));
        assertTrue(all, all.contains("\"note\":\"***\""));
    }

    @Test
    public void whatAFormSaysInSecretIsNotRepeatedEither() {
        String form = "application/x-www-form-urlencoded";
        byte[] body = ("user=u&pass%77ord=" + PLAIN + "%2f1&grant_type=x").getBytes(StandardCharsets.UTF_8);

        Exchange exchange = redacted(line(
                request().body(form, body), answer("text/plain", PLAIN + "/1 and " + PLAIN + "%2f1 are the same")));

        assertSilent(exchange);
        assertTrue(exchange.request(), exchange.request().endsWith("user=u&pass%77ord=***&grant_type=x"));
        assertTrue(exchange.response(), exchange.response().endsWith("*** and *** are the same"));
    }

    @Test
    public void aFailuresWordsAreLookedThroughToo() {
        Exchanged failed = new Exchanged(
                request(),
                Optional.empty(),
                Optional.of(new ProviderException(Fault.IN_DOUBT, "broke off: " + PLAIN)),
                Optional.empty(),
                Duration.ofMillis(7));

        Exchange exchange = redacted(line(failed, PLAIN));

        assertEquals("broke off: ***", exchange.problem());
        assertEquals(Fault.IN_DOUBT, exchange.fault().orElseThrow());
        assertEquals(0, exchange.status());
        assertEquals(7, exchange.tookMillis());
        assertEquals(Lines.AT.minusMillis(7), exchange.at());
    }

    @Test
    public void cardNumbersAreStruckOut() {
        for (String card : new String[] {
            "4111111111111111",
            "4111 1111 1111 1111",
            "5500-0000-0000-0004",
            "340000000000009",
            "4111111111111111 12/29 123"
        }) {
            Exchange exchange = redacted(line(request(), answer("text/plain", "card " + card + " refused")));
            assertFalse(exchange.response(), exchange.response().contains(card.substring(0, 15)));
            assertTrue(exchange.response(), exchange.response().endsWith("refused"));
        }
        String waybill = "waybill 00340434161094042557, weight 1500";
        assertTrue(redacted(line(request(), answer("text/plain", waybill)))
                .response()
                .endsWith(waybill));
    }

    @Test
    public void longTextsAreCutAndNoSecretIsCutInTwo() {
        for (int before = 8 * 1024 - 60; before < 8 * 1024 + 20; before++) {
            String padding = "x".repeat(before);
            for (String body : new String[] {
                "{\"a\":\"" + padding + "\",\"password\":\"" + PLAIN + "\"}",
                padding + " " + PLAIN,
                padding + "&pwd=" + PLAIN
            }) {
                Answer bare = new Answer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
                Exchange exchange = redacted(line(request(), bare, PLAIN));
                assertSilent(exchange);
                assertFalse(exchange.response(), exchange.response().contains("cana"));
                assertTrue(exchange.response().length() <= 8 * 1024);
            }
        }
        Exchange huge = redacted(line(
                request()
                        .body(
                                "application/json",
                                ("[\"" + "é".repeat(500_000) + "\"]").getBytes(StandardCharsets.UTF_8)),
                answer("text/plain", "y".repeat(1 << 20))));
        assertEquals(8 * 1024, huge.request().length());
        assertEquals(8 * 1024, huge.response().length());
        assertTrue(huge.response().endsWith("y…"));
    }

    @Test
    public void everyDatabaseTakesWhatIsLeft() {
        String odd = "nul \0 bell \u0007 half \uD83D turned \u202E pair \uD83D\uDE00 line\r\nend\ttab";

        String text = Printable.of(odd, 100);

        assertEquals("nul \uFFFD bell \uFFFD half \uFFFD turned \uFFFD pair \uD83D\uDE00 line\nend\ttab", text);
        for (int most = 40; most < 60; most++) {
            assertEquals(Printable.of(odd, most), Printable.of(Printable.of(odd, most), most));
            assertTrue(Printable.of(odd, most).length() <= most);
        }
    }

    @Test
    public void whatIsNoTextIsOnlyMeasured() {
        Answer label = new Answer(200, Map.of("Content-Type", List.of("application/pdf")), PLAIN.getBytes());
        assertTrue(redacted(line(request(), label)).response().endsWith("\n\n(application/pdf, 11 bytes)"));
        Answer binary = new Answer(200, Map.of(), ("\0\1" + PLAIN).getBytes());
        assertTrue(redacted(line(request(), binary)).response().endsWith("\n(no text, 13 bytes)"));
        assertSilent(redacted(line(request(), binary)));
    }

    @Test
    public void aRefusedAddressTellsNoPassword() {
        Request refused = Request.query("GET", URI.create("https://user:" + PLAIN + "@127.0.0.1/x"));

        Exchange exchange = redacted(line(refused, answer("text/plain", "")));

        assertEquals("https://***@127.0.0.1/x", exchange.url());
    }

    @Test
    public void deepAndTwistedBodiesDoNotStopTheJournal() {
        for (String body : new String[] {
            "[".repeat(5_000),
            "{\"a\":".repeat(3_000),
            "<a>".repeat(30_000),
            "<".repeat(60_000),
            "\"".repeat(60_000),
            "\"a\":\"" + "\\".repeat(60_000),
            "a=".repeat(30_000),
            "token=".repeat(10_000),
            "<token>".repeat(8_000)
        }) {
            Exchange exchange = redacted(line(request(), answer("application/json", body)));
            assertTrue(exchange.response().length() <= 8 * 1024);
        }
    }

    private static void assertSilent(Exchange exchange) {
        String all =
                exchange.url() + "\n" + exchange.request() + "\n" + exchange.response() + "\n" + exchange.problem();
        assertFalse(all, all.contains(PLAIN));
        assertTrue(all, all.contains("***") || all.contains("bytes)") || all.length() > 8_000);
    }
}
