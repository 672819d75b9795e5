package org.kontor.web.status;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.store.StoreStatistics;
import org.kontor.testkit.TestStore;
import org.kontor.web.HealthSource;

public class StatusTest {

    private record Complaint(Optional<String> problem, Optional<String> warning) implements HealthSource {
        @Override
        public String name() {
            return "disk";
        }
    }

    private static final Set<String> ALL =
            Set.of("accounts", "logistics", "orders", "payments", "fulfilment", "tracking", "settlement", "invoices");

    @Rule
    public final TestStore store = TestStore.of();

    private final Set<String> served = new TreeSet<>(ALL);
    private final HealthPage health = new HealthPage(() -> served);
    private final HttpTimes times = new HttpTimes();
    private final MetricsPage metrics = new MetricsPage(times);
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @Before
    public void start() throws Exception {
        health.transactions = store.transactions();
        health.sql = store.sql();
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(health), "/health");
        context.addServlet(new ServletHolder(metrics), "/metrics");
        context.addServlet(new ServletHolder(new FrontPage()), "/");
        server.setHandler(context);
        server.start();
    }

    @After
    public void stop() throws Exception {
        server.stop();
    }

    @Test
    public void aWholeServerIsUp() throws Exception {
        assertEquals(200, get("/health").statusCode());
    }

    @Test
    public void aMissingStepIsNamed() throws Exception {
        served.remove("payments");

        assertDown("\"payments\":\"DOWN");
    }

    @Test
    public void withoutAStoreTheServerIsDown() throws Exception {
        health.transactions = null;

        assertDown("\"database\":\"DOWN: there is no store");
    }

    @Test
    public void whatAStepComplainsOfIsShownUntilItEnds() throws Exception {
        Complaint full = new Complaint(Optional.of("is full"), Optional.of("is old"));
        health.addSource(full);
        health.addSource(new Complaint(Optional.empty(), Optional.empty()));
        health.removeSource(full);
        assertEquals(200, get("/health").statusCode());

        health.addSource(full);
        assertDown("\"disk\":\"DOWN: is full\"");
    }

    @Test
    public void aWarningIsShownAndTheServerIsUp() throws Exception {
        health.addSource(new Complaint(Optional.empty(), Optional.of("is old")));

        HttpResponse<String> page = get("/health");

        assertEquals(200, page.statusCode());
        assertTrue(page.body(), page.body().contains("\"disk\":\"UP, but: is old\""));
        assertTrue(page.body(), page.body().contains("\"status\":\"UP\""));
    }

    @Test
    public void theDatabaseIsAskedOnceASecond() {
        AtomicLong nanos = new AtomicLong(5);
        DatabaseCheck check = new DatabaseCheck(nanos::get);
        long before = store.statements();

        check.problem(store.transactions(), store.sql());
        check.problem(store.transactions(), store.sql());
        assertEquals(before + 1, store.statements());

        nanos.addAndGet(1_000_000_001L);
        check.problem(store.transactions(), store.sql());
        assertEquals(before + 2, store.statements());
    }

    @Test
    public void metricsAreTextOfPrometheus() throws Exception {
        ServerMetrics process = new ServerMetrics();
        metrics.addSource(process);
        metrics.addSource(sink -> sink.counter("kontor_things_total", "Things", 3, "kind", "a \"lamp\""));
        metrics.addSource(sink -> sink.gauge("kontor_waiting", "Waiting", 2));
        times.took("GET", "/orders/{id}", 200, 3_000_000);
        times.took("GET", "/orders/{id}", 200, 3_000_000);

        HttpResponse<String> page = get("/metrics");

        assertTrue(page.headers().firstValue("Content-Type").orElseThrow().startsWith("text/plain; version=0.0.4"));
        line(page, "kontor_things_total{kind=\"a \\\"lamp\\\"\",} 3.0");
        line(page, "kontor_waiting 2.0");
        line(page, "kontor_http_requests_total{method=\"GET\",route=\"/orders/{id}\",status=\"200\",} 2.0");
        line(page, "kontor_http_request_seconds_count{method=\"GET\",route=\"/orders/{id}\",} 2.0");
        line(page, "# TYPE process_cpu_seconds_total counter");
        assertTrue(page.body(), page.body().contains("\njvm_gc_seconds_total{gc="));
        assertTrue(page.body(), !page.body().contains("kontor_store_"));
    }

    @Test
    public void theStoreIsCountedWhileThereIsOne() throws Exception {
        ServerMetrics process = new ServerMetrics();
        metrics.addSource(process);
        process.store = new StoreStatistics() {
            @Override
            public long statements() {
                return 7;
            }

            @Override
            public long commits() {
                return 5;
            }
        };

        HttpResponse<String> page = get("/metrics");

        line(page, "kontor_store_statements_total 7.0");
        line(page, "kontor_store_commits_total 5.0");
    }

    @Test
    public void theFrontPageLeadsOn() throws Exception {
        HttpResponse<String> page = get("/");

        assertEquals(200, page.statusCode());
        for (String link : new String[] {"/openapi.json", "/health", "/metrics"}) {
            assertTrue(link, page.body().contains("href=\"" + link + "\""));
        }
    }

    @Test
    public void whatIsNotThereIsToldAsAProblem() throws Exception {
        HttpResponse<String> answer = get("/api/v2/orders");

        assertEquals(404, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("/problems/no-such-route"));
        assertTrue(answer.body(), answer.body().contains("/openapi.json"));
    }

    private void assertDown(String reason) throws Exception {
        HttpResponse<String> answer = get("/health");
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains(reason));
        assertTrue(answer.body(), answer.body().contains("\"status\":\"DOWN\""));
    }

    private static void line(HttpResponse<String> page, String line) {
        assertTrue(page.body(), page.body().lines().anyMatch(line::equals));
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI address = URI.create("http://localhost:" + connector.getLocalPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
