package org.kontor.web.engine;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.rules.ExternalResource;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.web.status.HttpTimes;

/** The API on a real port; the token {@link #TRADER} may read and trade. */
final class RunningApi extends ExternalResource {

    static final String TRADER = "kontor_trader";
    static final String OTHER = "kontor_other";

    final HttpTimes times = new HttpTimes();
    final ApiServlet servlet;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final List<Caller> callers = List.of(caller("a trader"), caller("another trader"));

    RunningApi() {
        this(256);
    }

    RunningApi(int mostRequests) {
        servlet = new ApiServlet(times, mostRequests);
    }

    @Override
    protected void before() throws Exception {
        servlet.activate();
        servlet.addAuthenticator(token -> switch (token) {
            case TRADER -> Optional.of(callers.get(0));
            case OTHER -> Optional.of(callers.get(1));
            default -> Optional.empty();
        });
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder holder = new ServletHolder(servlet);
        holder.setInitOrder(0);
        context.addServlet(holder, "/api/v1/*");
        server.setHandler(context);
        server.start();
    }

    @Override
    protected void after() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        servlet.deactivate();
    }

    HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Anonymous, when the token is empty. */
    HttpResponse<String> post(String path, String token, String key, String body) throws Exception {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/api/v1/" + path));
    }

    private static Caller caller(String name) {
        return new Caller(UUID.randomUUID(), UUID.randomUUID(), name, Set.of(Permission.READ, Permission.TRADE));
    }
}
