package org.kontor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The real distribution as a process of its own: to be killed, crashed and started again.
 *
 * <pre>
 * try (RunningKontor kontor = RunningKontor.unpack(Distribution.archiveIn(target), work)) {
 *     kontor.crashAt("charge.after-call");
 *     kontor.start();
 *     … make it charge, kontor.awaitExit() …
 *     kontor.crashNowhere();
 *     kontor.start();
 * }
 * </pre>
 */
public final class RunningKontor implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Distribution distribution;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> javaOptions = new ArrayList<>();
    private String crashPoint = "";
    private Process process;

    private RunningKontor(Distribution distribution) {
        this.distribution = distribution;
    }

    /** Unpacks the distribution into a fresh folder below the directory; nothing runs yet. */
    public static RunningKontor unpack(Path tarGz, Path directory) throws IOException {
        return new RunningKontor(Distribution.unpack(tarGz, directory));
    }

    /** Its folder, address and files. */
    public Distribution distribution() {
        return distribution;
    }

    /** Adds an option to the JVM of every later start. */
    public void javaOption(String option) {
        javaOptions.add(option);
    }

    /** Lets the next starts end without any goodbye at the crash point of this name. */
    public void crashAt(String point) {
        this.crashPoint = point;
    }

    /** Takes back {@link #crashAt}. */
    public void crashNowhere() {
        this.crashPoint = "";
    }

    /** Starts the server and returns when its health is good. */
    public void start() throws IOException {
        if (isRunning()) {
            throw new IllegalStateException("Kontor in " + distribution.home() + " runs already");
        }
        ProcessBuilder server = script("karaf", "server");
        server.environment().put("KARAF_EXEC", "exec");
        server.environment().put("EXTRA_JAVA_OPTS", options());
        server.redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()));
        process = server.start();
        awaitHealth();
    }

    /** Ends the process as a power cut would. */
    public void kill() throws IOException {
        process.destroyForcibly();
        awaitExit();
    }

    /** Asks the server to end, as Ctrl-C does, and waits for it. */
    public void stop() throws IOException {
        process.destroy();
        awaitExit();
    }

    /** Waits until the process has ended, and gives its exit code. */
    public int awaitExit() throws IOException {
        if (!ended(STOP_LIMIT)) {
            throw new IOException(
                    "Kontor still runs after " + STOP_LIMIT.toSeconds() + " s: see " + distribution.log());
        }
        return process.exitValue();
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Runs lines in the server's console as its administrator and gives what they print. */
    public String shell(String... lines) throws IOException {
        String port = Integer.toString(distribution.sshPort());
        String key = distribution.adminKey().toString();
        Process client =
                script("client", "-a", port, "-u", "admin", "-k", key, "-b").start();
        try (Writer in = client.outputWriter(StandardCharsets.UTF_8)) {
            in.write(String.join("\n", lines) + "\n");
        }
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Stops the server if it runs; its folder stays for whoever asks why. */
    @Override
    public void close() throws IOException {
        if (isRunning()) {
            stop();
        }
    }

    private ProcessBuilder script(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(distribution.home().resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private String options() {
        List<String> all = new ArrayList<>(javaOptions);
        if (!crashPoint.isEmpty()) {
            all.add("-Dkontor.crash=" + crashPoint);
        }
        return String.join(" ", all);
    }

    private void awaitHealth() throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isHealthy()) {
            if (ended(GLANCE)) {
                throw new IOException("Kontor ended with " + process.exitValue() + " while starting: see " + console());
            }
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("Kontor was not healthy in time: see " + distribution.log());
            }
        }
    }

    private boolean isHealthy() {
        HttpRequest question = HttpRequest.newBuilder(distribution.address().resolve("/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private boolean ended(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static UncheckedIOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new UncheckedIOException(new IOException("interrupted while waiting for Kontor", cause));
    }

    private Path console() {
        return distribution.home().resolve("console.log");
    }
}
