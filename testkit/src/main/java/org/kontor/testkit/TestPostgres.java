package org.kontor.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.rules.ExternalResource;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL, unpacked from a jar and started on a free port when first asked for; it writes as safely as in production.
 * Where there is no such jar for the machine, the tests that ask are skipped. Started by root, it runs as nobody, because
 * PostgreSQL refuses root.
 */
public final class TestPostgres extends ExternalResource {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NOBODY = 65534;

    private final AtomicInteger databases = new AtomicInteger();
    private Path home;
    private int port;
    private Process server;

    /** The JDBC address of a new, empty database. */
    public synchronized String freshDatabase() {
        if (home == null) {
            requireLinuxOnAmd64();
            install();
        }
        String name = "test" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"))) {
            connection.createStatement().execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    /** Ends the server as a crash of the machine would: nothing is flushed or said. */
    public synchronized void crash() {
        run(List.of("kill", "-QUIT", Long.toString(server.pid())));
        await(server);
    }

    public synchronized void start() {
        server = launch(List.of(
                bin("postgres"),
                "-D",
                data(),
                "-p",
                Integer.toString(port),
                "-h",
                "127.0.0.1",
                "-k",
                "",
                "-c",
                "max_connections=200"));
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!accepts()) {
            if (!server.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("PostgreSQL does not start: " + words());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Override
    protected synchronized void after() {
        if (home == null) {
            return;
        }
        if (server.isAlive()) {
            crash();
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireLinuxOnAmd64() {
        String machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
        Assume.assumeTrue(
                "skipped: there is a PostgreSQL for Linux on amd64 only, not for " + machine,
                machine.equals("Linux on amd64"));
    }

    private void install() {
        try {
            home = Files.createTempDirectory("kontor-postgres");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(Files.createDirectory(home.resolve("dist")));
            Path data = Files.createDirectory(home.resolve("data"));
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            if (isRoot()) {
                Files.setAttribute(data, "unix:uid", NOBODY);
                Files.setAttribute(data, "unix:gid", NOBODY);
            }
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(List.of(bin("initdb"), "-D", data(), "-A", "trust", "-U", "kontor", "-E", "UTF-8", "--no-locale", "-N"));
        start();
    }

    private static void unpack(Path target) throws IOException {
        Process tar = new ProcessBuilder("tar", "x", "-C", target.toString()).start();
        try (InputStream jar = TestPostgres.class.getResourceAsStream("/postgres-linux-x86_64.txz");
                InputStream files = new XZInputStream(jar)) {
            files.transferTo(tar.getOutputStream());
            tar.getOutputStream().close();
        }
        await(tar);
        if (tar.exitValue() != 0) {
            throw new IOException("tar could not unpack PostgreSQL");
        }
    }

    private boolean accepts() {
        try (Connection connection = DriverManager.getConnection(url("postgres"))) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void run(List<String> command) {
        Process process = launch(command);
        await(process);
        if (process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + words());
        }
    }

    private Process launch(List<String> command) {
        List<String> whole = new ArrayList<>(command);
        if (isRoot()) {
            whole.addAll(0, List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(process.info() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String words() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=kontor";
    }

    private String bin(String program) {
        return home.resolve("dist/bin").resolve(program).toString();
    }

    private String data() {
        return home.resolve("data").toString();
    }

    private Path log() {
        return home.resolve("log");
    }
}
