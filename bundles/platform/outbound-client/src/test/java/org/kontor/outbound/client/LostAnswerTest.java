package org.kontor.outbound.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.kontor.outbound.client.Client.CANARY;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.toolkit.http.Request;

/** Whatever a provider does instead of answering, the call ends in time, and an act that was sent is in doubt. */
public class LostAnswerTest {

    private static final Duration SHORT = Duration.ofMillis(1500);
    private static final Duration PATIENT = Duration.ofSeconds(15);

    @Rule
    public final Provider provider = new Provider();

    @Rule
    public final Client client = new Client("api.acme.example");

    /** So that a short deadline measures the provider, not the start of our threads. */
    @Before
    public void warmUp() throws InterruptedException {
        client.send(Request.query("GET", provider.at("/")));
        provider.request();
    }

    @Test
    public void silence() {
        client.within(SHORT);
        provider.does(this::hangs);

        assertLost();
        client.assertFault(UNAVAILABLE, () -> client.send(Request.query("GET", provider.at("/"))));
    }

    @Test
    public void silenceAfterTheHeaders() {
        client.within(SHORT);
        provider.does((out, connection) -> {
            write(out, "HTTP/1.1 201 Created\r\nContent-Length: 10\r\n\r\n{");
            return hangs(out, connection);
        });

        assertLost();
        assertEquals(201, client.last().answer().orElseThrow().status());
    }

    @Test
    public void aTrickleDoesNotKeepTheCallAlive() {
        client.within(SHORT);
        provider.does((out, connection) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (!connection.isClosed()) {
                write(out, "x");
                provider.pause(20);
            }
            return false;
        });

        assertLost();
        assertTrue(client.last().answer().orElseThrow().body().length > 1);
    }

    @Test
    public void aTrickleOfHeadersNeither() {
        client.within(SHORT);
        provider.does((out, connection) -> {
            write(out, "HTTP/1.1 200 OK\r\n");
            while (!connection.isClosed()) {
                write(out, "X-More: 1\r\n");
                provider.pause(20);
            }
            return false;
        });

        assertLost();
    }

    @Test
    public void aConnectionClosedBeforeTheAnswer() {
        provider.does((out, connection) -> false);

        assertLost();
    }

    @Test
    public void aConnectionResetInTheMiddleOfTheAnswer() {
        provider.does((out, connection) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":");
            connection.setSoLinger(true, 0);
            return false;
        });

        assertLost();
    }

    @Test
    public void anUpgradeNobodyAskedFor() throws Exception {
        provider.does(Provider.saying("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"));

        client.assertFault(IN_DOUBT, () -> client.send(act()));
        client.assertFault(UNINTELLIGIBLE, () -> client.send(Request.query("GET", provider.at("/"))));
        assertTrue(provider.allConnectionsClosed());
    }

    @Test
    public void whatNeverReachedAnybodyIsNotInDoubt() throws Exception {
        URI nobody;
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + closing.getLocalPort() + "/");
        }
        client.assertFault(UNAVAILABLE, () -> client.send(Request.act("POST", nobody)));
        client.assertFault(UNAVAILABLE, () -> client.send(Request.query("GET", nobody)));

        URI unknown = URI.create("https://api.acme.example/");
        assertEquals(
                "api.acme.example is not known by the name service",
                client.assertFault(UNAVAILABLE, () -> client.send(Request.act("POST", unknown)))
                        .getMessage());
    }

    @Test
    public void aNameServiceThatHangsDoesNotHoldTheCall() {
        CountDownLatch end = new CountDownLatch(1);
        client.within(SHORT).asking(host -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        });

        assertEnds(() -> client.assertFault(
                UNAVAILABLE, () -> client.send(Request.act("POST", URI.create("https://api.acme.example/")))));
        end.countDown();
    }

    @Test
    public void whatWasGivenUpIsNotBegunAndWhatWasBegunIsInDoubt() {
        org.eclipse.jetty.client.Request late = new HttpClient().newRequest(provider.at("/"));
        Reception given = new Reception(1);
        assertFalse(given.giveUp());
        given.beginsToSend(late);
        assertNotNull(late.getAbortCause());

        org.eclipse.jetty.client.Request first = new HttpClient().newRequest(provider.at("/"));
        Reception begun = new Reception(1);
        begun.beginsToSend(first);
        assertTrue(begun.giveUp());
        assertNull(first.getAbortCause());
    }

    @Test
    public void theCallersDeadlineCountsWhenItIsNearer() {
        client.on(new Errand(Optional.of(SHORT), false));
        provider.does(this::hangs);
        assertLost();

        client.on(new Errand(Optional.of(Duration.ofSeconds(-1)), false));
        client.assertFault(UNAVAILABLE, () -> client.send(act()));

        client.within(SHORT).on(new Errand(Optional.of(Duration.ofHours(1)), false));
        assertLost();
    }

    @Test
    public void anInterruptedCallEndsItsExchange() throws Exception {
        provider.does(this::hangs);
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            client.assertFault(IN_DOUBT, () -> client.send(act()));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        provider.request();

        caller.interrupt();

        assertTrue("the interruption is handed on", flag.get(10, TimeUnit.SECONDS));
        assertTrue(provider.allConnectionsClosed());
    }

    private boolean hangs(OutputStream out, Socket connection) throws InterruptedException {
        provider.pause(60_000);
        return false;
    }

    private void assertLost() {
        assertEnds(() -> client.assertFault(IN_DOUBT, () -> client.send(act())));
    }

    private Request act() {
        return Request.act("POST", provider.at("/a?token=" + CANARY))
                .header("Authorization", CANARY)
                .body("text/plain", CANARY.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertEnds(Runnable call) {
        long start = System.nanoTime();
        call.run();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue("took " + took, took.compareTo(PATIENT) < 0);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
