package org.kontor.outbound.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.outbound.client.Client.CANARY;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Request;

/** What goes over the wire when all is well, and what an answer may be. */
public class ExchangeTest {

    @Rule
    public final Provider provider = new Provider();

    @Rule
    public final Client client = new Client("api.acme.example");

    @Test
    public void aRequestGoesAsThePluginWroteItAndTheHostFramedIt() throws Exception {
        Answer answer = client.send(Request.act("POST", provider.at("/ship?x=1"))
                .body("application/json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8))
                .header("Authorization", "Bearer " + CANARY));

        String sent = provider.request();
        assertTrue(sent, sent.startsWith("POST /ship?x=1 HTTP/1.1\r\n"));
        assertTrue(sent, sent.endsWith("\r\n\r\n{\"a\":1}"));
        for (String header : new String[] {
            "Authorization: Bearer " + CANARY,
            "Content-Type: application/json",
            "Content-Length: 7",
            "Host: 127.0.0.1:" + provider.port(),
            "User-Agent: Kontor",
            "Accept-Encoding: gzip"
        }) {
            assertTrue(header + " in " + sent, sent.contains("\r\n" + header + "\r\n"));
        }
        assertEquals(200, answer.status());
        assertEquals("{}", new String(answer.body(), StandardCharsets.UTF_8));
        assertEquals(answer, client.last().answer().orElseThrow());
        assertTrue(client.last().failure().isEmpty());
    }

    @Test
    public void connectionsAreKeptButCookiesAreNot() throws Exception {
        provider.does(Provider.saying("HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n"));

        client.send(Request.query("GET", provider.at("/")));
        client.send(Request.query("GET", provider.at("/")));

        provider.request();
        assertFalse(provider.request().contains("Cookie"));
        assertEquals(1, provider.connectionsSeen());
    }

    @Test
    public void anyStatusIsAnAnswerAndNobodyActsOnIt() {
        for (String head : new String[] {
            "302 Found\r\nLocation: http://169.254.169.254/latest/meta-data/",
            "301 Moved\r\nLocation: https://api.acme.example/",
            "307 Again\r\nLocation: /elsewhere",
            "401 Who\r\nWWW-Authenticate: Basic realm=\"x\"",
            "401 Who",
            "407 Proxy\r\nProxy-Authenticate: Basic realm=\"x\"",
            "404 No",
            "500 Oh",
            "100 Continue\r\n\r\nHTTP/1.1 204 Good",
            "103 Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 Good"
        }) {
            provider.does(Provider.saying(
                    "HTTP/1.1 " + head + (head.contains("204") ? "" : "\r\nContent-Length: 0") + "\r\n\r\n"));
            int before = client.seen().size();

            int status = client.send(Request.query("GET", provider.at("/"))).status();

            assertEquals(head, head.contains("204") ? 204 : Integer.parseInt(head.substring(0, 3)), status);
            assertEquals(before + 1, client.seen().size());
        }
    }

    @Test
    public void aRedirectIsSeenNotFollowed() throws Exception {
        provider.does(Provider.saying("HTTP/1.1 302 Found\r\n"
                + "Location: http://169.254.169.254/latest/meta-data/\r\n"
                + "Content-Length: 0\r\n\r\n"));

        Answer answer = client.send(Request.query("GET", provider.at("/a")));

        assertEquals(
                "http://169.254.169.254/latest/meta-data/",
                answer.header("location").orElseThrow());
        assertEquals(1, client.seen().size());
        provider.request();
        assertEquals(1, provider.connectionsSeen());
    }

    @Test
    public void gzipIsTakenOff() throws Exception {
        byte[] packed = gzip("{\"packed\":true}".getBytes(StandardCharsets.UTF_8));
        answers(packed, "Content-Encoding: gzip\r\n");

        Answer answer = client.send(Request.query("GET", provider.at("/")));

        assertEquals("{\"packed\":true}", new String(answer.body(), StandardCharsets.UTF_8));
        assertTrue(answer.header("Content-Encoding").isEmpty());
    }

    @Test
    public void aBombOfGzipDoesNotGoOff() throws Exception {
        answers(gzip(new byte[64 << 20]), "Content-Encoding: gzip\r\n");

        assertEquals(
                "127.0.0.1 answered with more than 1048576 bytes, unpacked",
                client.assertFault(UNINTELLIGIBLE, () -> client.send(Request.query("GET", provider.at("/"))))
                        .getMessage());
        client.assertFault(IN_DOUBT, () -> client.send(Request.act("POST", provider.at("/"))));
        assertEquals(200, client.last().answer().orElseThrow().status());
    }

    @Test
    public void packingNobodyAskedForIsNoAnswer() throws Exception {
        answers(gzip(new byte[] {1, 2, 3}), "Content-Encoding: br\r\n");
        client.assertFault(UNINTELLIGIBLE, () -> client.send(Request.query("GET", provider.at("/"))));

        answers(new byte[] {1, 2, 3}, "Content-Encoding: gzip\r\n");
        client.assertFault(UNINTELLIGIBLE, () -> client.send(Request.query("GET", provider.at("/"))));
    }

    @Test
    public void anAnswerAsLongAsAllowedIsReadAndNotAByteMore() throws Exception {
        client.atMost(1000);
        answers(new byte[1000], "");
        assertEquals(1000, client.send(Request.query("GET", provider.at("/"))).body().length);

        answers(new byte[1001], "");
        client.assertFault(UNINTELLIGIBLE, () -> client.send(Request.query("GET", provider.at("/"))));

        answers(new byte[11], "");
        client.assertFault(
                UNINTELLIGIBLE,
                () -> client.send(Request.query("GET", provider.at("/")).atMost(10)));

        answers(new byte[1001], "");
        client.assertFault(
                IN_DOUBT,
                () -> client.send(Request.act("POST", provider.at("/")).atMost(2000)));
    }

    @Test
    public void anAnswerWithoutEndIsCutOff() {
        provider.does((out, connection) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (!connection.isClosed()) {
                out.write(chunk);
            }
            return false;
        });

        client.assertFault(UNINTELLIGIBLE, () -> client.send(Request.query("GET", provider.at("/"))));
        client.assertFault(IN_DOUBT, () -> client.send(Request.act("POST", provider.at("/"))));
        assertTrue(client.last().answer().orElseThrow().body().length <= 1 << 20);
    }

    @Test
    public void headersWithoutEndAreCutOff() {
        provider.does((out, connection) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!connection.isClosed()) {
                out.write(("X-More: " + "x".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            return false;
        });

        client.assertFault(UNINTELLIGIBLE, () -> client.send(Request.query("GET", provider.at("/"))));
    }

    @Test
    public void whatIsNoHttpIsNoAnswer() {
        for (String nonsense : new String[] {
            "SSH-2.0-OpenSSH_9.2\r\n\r\n",
            "HTTP/1.1 2OO OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"
        }) {
            provider.does(Provider.saying(nonsense));
            client.assertFault(UNINTELLIGIBLE, () -> client.send(Request.query("GET", provider.at("/"))));
            client.assertFault(IN_DOUBT, () -> client.send(Request.act("POST", provider.at("/"))));
        }
    }

    @Test
    public void moreCallsThanConnectionsAndPlacesAreTurnedAway() throws Exception {
        client.connections(1);
        provider.does((out, connection) -> {
            provider.pause(60_000);
            return false;
        });
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Thread thread = new Thread(() ->
                    assertThrows(RuntimeException.class, () -> client.send(Request.query("GET", provider.at("/")))));
            thread.start();
            waiting.add(thread);
        }
        provider.request();

        while (client.seen().isEmpty()) {
            Thread extra = new Thread(() ->
                    assertThrows(RuntimeException.class, () -> client.send(Request.act("POST", provider.at("/")))));
            extra.start();
            waiting.add(extra);
            extra.join(100);
        }

        assertEquals(UNAVAILABLE, client.seen().get(0).failure().orElseThrow().fault());
        assertEquals(1, provider.connectionsSeen());
        client.close();
        for (Thread thread : waiting) {
            thread.join(10_000);
            assertFalse(thread.isAlive());
        }
    }

    @Test
    public void aRequestThatWaitsForAConnectionIsNeverSentAfterwards() throws Exception {
        client.connections(1);
        CountDownLatch release = new CountDownLatch(1);
        provider.does((out, connection) -> {
            release.await();
            return Provider.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                    .answer(out, connection);
        });
        CompletableFuture<?> first =
                CompletableFuture.runAsync(() -> client.send(Request.query("GET", provider.at("/1"))));
        provider.request();

        client.on(new Errand(Optional.of(Duration.ofMillis(1500)), false));
        client.assertFault(UNAVAILABLE, () -> client.send(Request.act("POST", provider.at("/2"))));
        release.countDown();
        first.get(10, TimeUnit.SECONDS);
        client.on(Errand.OWN);
        client.send(Request.query("GET", provider.at("/3")));

        assertTrue(provider.request().startsWith("GET /3 "));
    }

    private void answers(byte[] body, String headers) {
        provider.does((out, connection) -> {
            out.write(("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            return true;
        });
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
