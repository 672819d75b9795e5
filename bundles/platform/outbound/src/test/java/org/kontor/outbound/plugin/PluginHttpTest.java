package org.kontor.outbound.plugin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.outbound.Exchange;
import org.kontor.outbound.journal.Desk;
import org.kontor.outbound.journal.Framework;
import org.kontor.outbound.terms.Terms;
import org.kontor.outbound.terms.TestTerms;
import org.kontor.outbound.web.OutboundMetrics;
import org.kontor.providers.Calls;
import org.kontor.providers.Calls.Call;
import org.kontor.testkit.TestStore;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.web.MetricsSource;
import org.osgi.framework.Bundle;

/** A plugin's own client: its manifest's hosts, the operator's terms, the call it works for, and its line in the journal. */
public class PluginHttpTest {

    private static final String CANARY = "canary-53b1";

    @Rule
    public final TestStore store = TestStore.of("outbound");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Framework framework = new Framework();
    private final Bundle plugin = framework.bundle();
    private final UUID trade = UUID.randomUUID();
    private final Traffic traffic = new Traffic();
    private Optional<Call> call = Optional.empty();
    private final Calls host = () -> call;
    private HttpServer provider;
    private Terms terms;
    private Desk desk;
    private PluginHttp http;

    @Before
    public void open() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(threads);
        provider.createContext("/", exchange -> {
            byte[] body = ("{\"echo\":\"" + CANARY + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.createContext("/hang", exchange -> await());
        provider.start();
        terms = TestTerms.with(store.clock(), 5_000, true, host);
        desk = new Desk(framework, terms, store);
    }

    @After
    public void close() {
        end.countDown();
        if (http != null) {
            http.close();
        }
        provider.stop(0);
        threads.shutdownNow();
    }

    @Test
    public void anExchangeIsWrittenDownForTheAccountAndTheTradeOfTheCall() throws Exception {
        call = Optional.of(call(Duration.ofSeconds(5), false));

        http().send(Request.act("POST", at("/ship?token=" + CANARY))
                .header("Authorization", "Bearer " + CANARY)
                .body("application/json", ("{\"apiKey\":\"" + CANARY + "\"}").getBytes(StandardCharsets.UTF_8)));

        Exchange kept = desk.kept("carrier.acme-main").get(0);
        assertEquals(Optional.of(trade), kept.trade());
        assertEquals("org.kontor.carrier.acme", kept.plugin());
        assertEquals("1.2.0", kept.version());
        assertEquals(200, kept.status());
        assertTrue(kept.response(), kept.response().endsWith("{\"echo\":\"***\"}"));
        assertTrue(!kept.toString().contains(CANARY));
    }

    @Test
    public void onAThreadOfItsOwnThePluginActsForItself() throws Exception {
        http().send(Request.query("GET", at("/")));

        assertEquals(1, desk.kept("org.kontor.carrier.acme").size());
    }

    @Test
    public void theHostsDeadlineIsTheExchanges() throws Exception {
        http().send(Request.query("GET", at("/")));
        call = Optional.of(call(Duration.ofMillis(1_500), false));
        assertFault(IN_DOUBT, Request.act("POST", at("/hang")));

        call = Optional.of(call(Duration.ofMillis(-1), false));
        assertFault(UNAVAILABLE, Request.act("POST", at("/")));

        Exchange kept = desk.kept("carrier.acme-main").get(1);
        assertEquals(Optional.of(IN_DOUBT), kept.fault());
        assertEquals("127.0.0.1 did not answer in time", kept.problem());
    }

    @Test
    public void aRehearsalReachesThisMachineOnly() throws Exception {
        framework.header("Kontor-Hosts", "api.acme.example");
        TestTerms.change(terms, 5_000, false);
        http();
        assertFault(MISCONFIGURED, Request.query("GET", at("/")));

        call = Optional.of(call(Duration.ofSeconds(5), true));
        assertEquals(200, http.send(Request.query("GET", at("/"))).status());
        assertFault(MISCONFIGURED, Request.query("GET", URI.create("https://api.acme.example/")));
    }

    @Test
    public void theManifestsHostsAreLetOut() throws Exception {
        framework.header("Kontor-Hosts", "api.acme.invalid");
        http();

        assertFault(UNAVAILABLE, Request.query("GET", URI.create("https://api.acme.invalid/")));
        assertFault(MISCONFIGURED, Request.query("GET", URI.create("https://api.other.invalid/")));
    }

    @Test
    public void aManifestThatIsNotUnderstoodLetsNothingOut() throws Exception {
        framework.header("Kontor-Hosts", "*");
        http();

        assertFault(MISCONFIGURED, Request.query("GET", URI.create("https://api.acme.example/")));
    }

    @Test
    public void changedTermsCountAtOnceAndTheHostMayGo() throws Exception {
        call = Optional.of(call(Duration.ofSeconds(-1), false));
        http();
        assertFault(UNAVAILABLE, Request.query("GET", at("/")));

        TestTerms.goes(terms, Optional::empty);
        assertFault(UNAVAILABLE, Request.query("GET", at("/")));
        TestTerms.goes(terms, host);
        assertEquals(200, http.send(Request.query("GET", at("/"))).status());

        TestTerms.change(terms, 5_000, false);
        assertFault(MISCONFIGURED, Request.query("GET", at("/")));
    }

    @Test
    public void whatPassesIsCounted() throws Exception {
        http().send(Request.act("POST", at("/")).body("text/plain", new byte[100]));
        http.send(Request.query("GET", at("/")));
        assertFault(MISCONFIGURED, Request.query("GET", URI.create("https://api.acme.example/")));
        List<String> samples = new ArrayList<>();

        new OutboundMetrics(traffic, desk.backlog()).write(new MetricsSource.Sink() {
            @Override
            public void counter(String name, String help, double value, String... labels) {
                samples.add(name + " " + String.join(" ", labels) + " " + (long) value);
            }

            @Override
            public void gauge(String name, String help, double value, String... labels) {
                throw new AssertionError(name);
            }
        });

        samples.sort(null);
        String acme = " plugin org.kontor.carrier.acme ";
        assertEquals(
                List.of(
                        "kontor_outbound_bytes_total" + acme + "direction received 44",
                        "kontor_outbound_bytes_total" + acme + "direction sent 100",
                        "kontor_outbound_exchanges_total" + acme + "end ANSWERED 2",
                        "kontor_outbound_exchanges_total" + acme + "end MISCONFIGURED 1",
                        "kontor_outbound_journal_dropped_total  0",
                        "kontor_outbound_refused_total" + acme + "reason HOST 1"),
                samples);
    }

    private PluginHttp http() {
        if (http == null) {
            http = new PluginHttp(framework.usedBy(plugin), terms, desk.journal(), traffic);
        }
        return http;
    }

    private void assertFault(Fault fault, Request request) {
        ProviderException failure = assertThrows(ProviderException.class, () -> http.send(request));
        assertEquals(failure.getMessage(), fault, failure.fault());
    }

    private Call call(Duration left, boolean rehearsal) {
        return new Call(
                "carrier.acme-main",
                "org.kontor.carrier.acme",
                "1.2.0",
                Optional.of(trade),
                rehearsal,
                store.clock().instant().plus(left));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + path);
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
