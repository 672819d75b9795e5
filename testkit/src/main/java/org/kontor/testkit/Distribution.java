package org.kontor.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The distribution as a folder of its own, configured for free loopback ports. */
public final class Distribution {
    private final Path home;
    private final int httpPort;
    private final int sshPort;

    private Distribution(Path home) throws IOException {
        this.home = home;
        // Both at once, so that they differ.
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 1, loopback);
                ServerSocket two = new ServerSocket(0, 1, loopback)) {
            this.httpPort = one.getLocalPort();
            this.sshPort = two.getLocalPort();
        }
        put("org.apache.felix.http.cfg", "org.osgi.service.http.port", Integer.toString(httpPort));
        put("org.apache.karaf.shell.cfg", "sshPort", Integer.toString(sshPort));
    }

    /** Unpacks the archive into a fresh folder below the directory. */
    public static Distribution unpack(Path tarGz, Path directory) throws IOException {
        Files.createDirectories(directory);
        Path fresh = Files.createTempDirectory(directory, "kontor-").toAbsolutePath();
        List<String> command = List.of(
                "tar", "xzf", tarGz.toAbsolutePath().toString(), "-C", fresh.toString(), "--strip-components=1");
        Process tar = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tar.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + words);
        }
        return new Distribution(fresh);
    }

    /** Finds the archive that the assembly module built in its target folder. */
    public static Path archiveIn(Path assemblyTarget) throws IOException {
        try (Stream<Path> files = Files.list(assemblyTarget)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no distribution in " + assemblyTarget + ": build it first"));
        }
    }

    /** Sets one key of a file in etc/; a running server takes the change within half a second. */
    public void put(String file, String key, String text) throws IOException {
        Path path = etc().resolve(file);
        List<String> lines = new ArrayList<>(Files.exists(path) ? Files.readAllLines(path) : List.of());
        lines.removeIf(line -> line.matches("\\s*" + Pattern.quote(key) + "\\s*=.*"));
        lines.add(key + " = " + text);
        Files.write(path, lines);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    public int sshPort() {
        return sshPort;
    }

    public Path home() {
        return home;
    }

    public Path etc() {
        return home.resolve("etc");
    }

    /** The folder whose jars run. */
    public Path plugins() {
        return home.resolve("plugins");
    }

    public Path log() {
        return home.resolve("data/log/kontor.log");
    }

    /** The administrator's key, made at the first start. */
    public Path adminKey() {
        return etc().resolve("admin.pem");
    }

    /** The first operator's token, written at the first start. */
    public String operatorToken() throws IOException {
        return Files.readString(etc().resolve("operator.token")).strip();
    }
}
