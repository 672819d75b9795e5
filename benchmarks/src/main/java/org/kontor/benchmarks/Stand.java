package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kontor.conformance.ScriptedProvider;

/** One carrier on this machine: the answers packed in its plugin, played at one port, with others before them. */
final class Stand implements AutoCloseable {

    private static final String KIT = "src/main/resources/KONTOR-INF/kit";
    private static final String SETTINGS = "settings.";

    private final String carrier;
    private final Path module;
    private final int port;
    private final Map<String, byte[]> packed = new HashMap<>();
    private ScriptedProvider provider;

    private Stand(String carrier, Path module, int port) {
        this.carrier = carrier;
        this.module = module;
        this.port = port;
    }

    /** {@code module} is the plugin's folder in the source tree. */
    static Stand of(String carrier, Path module) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Stand stand = new Stand(carrier, module, free.getLocalPort());
            stand.unpack();
            return stand;
        }
    }

    String carrier() {
        return carrier;
    }

    String account() {
        return "carrier." + carrier + "-demo";
    }

    /** Plays these exchanges, and where none of them fits, the packed ones; whatever was played before is forgotten. */
    synchronized void play(Map<String, byte[]> first) throws IOException {
        close();
        Map<String, byte[]> all = new HashMap<>(packed);
        all.putAll(first);
        provider = ScriptedProvider.playing(all);
        provider.listenAt(port);
    }

    /** The account's settings as the kit packs them, for this machine; {@code files} is the account's own folder. */
    String configuration(String secret, Path files) throws IOException {
        Properties kit = new Properties();
        kit.load(new StringReader(Files.readString(module.resolve(KIT).resolve("kit.properties"))));
        Map<String, JsonNode> values = Map.of(
                "provider", TextNode.valueOf("http://127.0.0.1:" + port),
                "secret", TextNode.valueOf(secret),
                "files", TextNode.valueOf(files.toString()));
        Map<String, String> lines = new TreeMap<>();
        kit.forEach((key, value) -> {
            if (key.toString().startsWith(SETTINGS)) {
                String filled = new Blanks(values).filled(value.toString().strip());
                lines.put(key.toString().substring(SETTINGS.length()), filled.replace("\\", "\\\\"));
            }
        });
        StringBuilder text = new StringBuilder("# Of ./kontor demo --carriers, which takes it away again.\n");
        lines.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    @Override
    public synchronized void close() {
        if (provider != null) {
            provider.close();
        }
    }

    private void unpack() throws IOException {
        try (Stream<Path> files = Files.list(module.resolve(KIT).resolve("exchanges"))) {
            for (Path file : files.toList()) {
                packed.put(file.getFileName().toString(), FreshNumbers.reissued(carrier, Files.readAllBytes(file)));
            }
        }
    }
}
