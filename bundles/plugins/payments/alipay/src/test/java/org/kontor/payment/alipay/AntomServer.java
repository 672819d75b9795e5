package org.kontor.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.rules.ExternalResource;
import org.kontor.conformance.PaymentKit.World;

/** Antom on this machine: checks our signatures, signs its answers, and loses what the world says. */
final class AntomServer extends ExternalResource {

    static final String TIME = "1767225600123";
    static final String API = "/ams/api/v1/";

    final AntomBooks books = new AntomBooks();

    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Signatures signatures = new Signatures(Vectors.CLIENT, "1", Vectors.KEYS);
    private HttpServer server;

    URI at(World world) {
        if (world == World.DOWN) {
            return URI.create("http://127.0.0.1:" + closedPort());
        }
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + world.name());
    }

    @Override
    protected void before() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    protected void after() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            String path = http.getRequestURI().getPath();
            World world = World.valueOf(path.split("/")[1]);
            byte[] body = http.getRequestBody().readAllBytes();
            JsonNode request = Antom.read(body);
            String operation = path.substring(path.indexOf(API) + API.length());
            switch (world) {
                case REJECTS_OUR_SETTINGS -> http.sendResponseHeaders(401, -1);
                case TALKS_NONSENSE -> send(http, "<html>It works!</html>".getBytes(StandardCharsets.UTF_8), "");
                case ANSWER_LOST, REQUEST_LOST -> {
                    if (!isLost(world, operation, request)) {
                        answer(http, path, operation, request, body);
                    }
                }
                default -> answer(http, path, operation, request, body);
            }
        }
    }

    private boolean isLost(World world, String operation, JsonNode request) {
        String id = request.path("paymentRequestId").asText();
        if (!operation.equals("payments/pay") || !lost.add(id)) {
            return false;
        }
        if (world == World.ANSWER_LOST) {
            books.answer(operation, request);
        }
        return true;
    }

    private void answer(HttpExchange http, String path, String operation, JsonNode request, byte[] body)
            throws IOException {
        boolean genuine = signatures.isGenuine(
                path,
                http.getRequestHeaders().getFirst("Request-Time"),
                body,
                http.getRequestHeaders().getFirst("Signature"));
        JsonNode told = genuine ? books.answer(operation, request) : AntomBooks.result("F", "INVALID_SIGNATURE");
        byte[] bytes = told.toString().getBytes(StandardCharsets.UTF_8);
        send(http, bytes, signatures.header(path, TIME, bytes));
    }

    private static void send(HttpExchange http, byte[] body, String signature) throws IOException {
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.getResponseHeaders().set("client-id", Vectors.CLIENT);
        http.getResponseHeaders().set("response-time", TIME);
        http.getResponseHeaders().set("signature", signature);
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
