package org.kontor.conformance;

import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A provider on this machine that plays recorded exchanges, counts what it did, and can be entered in every world: each
 * has an address of its own, and all share what was remembered.
 */
public final class ScriptedProvider implements AutoCloseable {

    private static final String NONSENSE = "<html><body><h1>It works!</h1></body></html>";
    private static final int UNAUTHORISED = 401;

    private enum World {
        FINE,
        ANSWER_LOST,
        REQUEST_LOST,
        DOWN,
        REJECTS_OUR_SETTINGS,
        TALKS_NONSENSE
    }

    private final Part part;
    private final Optional<Signing> signing;
    private final Map<World, URI> doors = new ConcurrentHashMap<>();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<Socket> shut = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "scripted-provider");
        thread.setDaemon(true);
        return thread;
    });

    private ScriptedProvider(Part part, Optional<Signing> signing) {
        this.part = part;
        this.signing = signing;
    }

    /** Plays exchanges as docs/spi/kit.md describes them, by file name; of several that fit a request the first answers. */
    public static ScriptedProvider playing(Map<String, byte[]> exchanges) {
        return playing(exchanges, Optional.empty());
    }

    /** As that, and signs its answers as the content of a {@code sign.json} says. */
    public static ScriptedProvider playing(Map<String, byte[]> exchanges, Optional<byte[]> sign) {
        List<Exchange> read = new ArrayList<>();
        new TreeMap<>(exchanges).forEach((file, content) -> read.add(Recording.read(file, content)));
        return new ScriptedProvider(new Script(read), sign.map(Signing::read));
    }

    /** Plays the exchanges in the files of this folder, signed when there is a {@code sign.json} beside it. */
    public static ScriptedProvider playing(Path folder) throws IOException {
        Map<String, byte[]> exchanges = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                exchanges.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        Path sign = folder.resolveSibling(Signing.FILE);
        return playing(exchanges, Files.exists(sign) ? Optional.of(Files.readAllBytes(sign)) : Optional.empty());
    }

    /** Answers as the improviser says. */
    public static ScriptedProvider improvising(Improviser improviser) {
        return new ScriptedProvider(new Improvisation(improviser), Optional.empty());
    }

    /** Opens an ordinary door at a port that its callers know beforehand. */
    public synchronized void listenAt(int port) throws IOException {
        serve(World.FINE, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Its address in the world of this name; in a world that only accounts differ in, the provider is fine. */
    public synchronized URI at(Enum<?> world) {
        World ours = List.of(World.values()).stream()
                .filter(known -> known.name().equals(world.name()))
                .findFirst()
                .orElse(World.FINE);
        return doors.computeIfAbsent(ours, this::open);
    }

    /** How many acts it has carried out, one per key however often that came. */
    public int acts() {
        return part.acts();
    }

    /** What it was asked that no exchange answers, in its own words. */
    public List<String> unknown() {
        return part.unknown();
    }

    @Override
    public synchronized void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
        for (Socket socket : shut) {
            closing(socket);
        }
    }

    private URI open(World world) {
        try {
            InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return address(world == World.DOWN ? shutDoor(anywhere) : serve(world, anywhere));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that is ours and where nobody listens: connecting is refused, so that a caller knows that nothing happened. */
    private int shutDoor(InetSocketAddress anywhere) throws IOException {
        Socket socket = new Socket();
        socket.bind(anywhere);
        shut.add(socket);
        return socket.getLocalPort();
    }

    private int serve(World world, InetSocketAddress anywhere) throws IOException {
        HttpServer server = HttpServer.create(anywhere, 0);
        server.setExecutor(threads);
        server.createContext("/", http -> handle(world, http));
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    private void handle(World world, HttpExchange http) throws IOException {
        try (http) {
            Heard request = Heard.read(http);
            switch (world) {
                case REJECTS_OUR_SETTINGS -> send(http, Answer.plain(UNAUTHORISED, "unauthorised"));
                case TALKS_NONSENSE -> send(http, nonsense());
                default -> {
                    if (!isLost(world, request)) {
                        send(http, signed(request, part.answer(request)));
                    }
                }
            }
        }
    }

    /** True for the first act of a key whose request or answer gets lost: then the connection ends without a word. */
    private boolean isLost(World world, Heard request) {
        Optional<String> key = part.key(request);
        boolean losing = world == World.ANSWER_LOST || world == World.REQUEST_LOST;
        if (!losing || key.isEmpty() || !lost.add(key.get())) {
            return false;
        }
        if (world == World.ANSWER_LOST) {
            part.answer(request);
        }
        return true;
    }

    private Answer signed(Heard request, Answer answer) {
        return signing.map(key -> key.sign(request, answer)).orElse(answer);
    }

    private static void send(HttpExchange http, Answer answer) throws IOException {
        byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(http.getResponseHeaders()::set);
        http.getResponseHeaders().set("Content-Type", answer.mediaType());
        http.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
    }

    private static Answer nonsense() {
        return new Answer(200, Map.of("Content-Type", "text/html"), TextNode.valueOf(NONSENSE));
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static void closing(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
