package org.kontor.itests.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One folder and database, on which one server after another lives and dies. */
final class Victim {

    static final int KILLED = 137;

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Path folder;
    private final String database;
    private final List<String> java;
    private long deaths;

    /** {@code java} starts a JVM with the class path. */
    Victim(Path folder, String database, List<String> java) {
        this.folder = folder;
        this.database = database;
        this.java = java;
    }

    long deaths() {
        return deaths;
    }

    /** Dies when it comes to the point for the nth time; {@code early}: also while it recovers. Says how it ended. */
    int dieAt(String point, int nth, boolean early, long seed) {
        String hit = Integer.toString(nth);
        return ended(
                early
                        ? start(
                                CrashServer.Task.TRADE,
                                seed,
                                List.of("-Dkontor.crash=" + point, "-Dkontor.crash.hit=" + hit))
                        : start(CrashServer.Task.TRADE, seed, List.of(), point, hit));
    }

    /** Is killed so long after it has begun to trade, or to start when {@code early}. */
    int dieAfter(Duration life, boolean early, long seed) {
        Process server = start(CrashServer.Task.TRADE, seed, List.of());
        Instant patience = Instant.now().plus(PATIENCE);
        while (!early
                && server.isAlive()
                && !Files.exists(trading())
                && Instant.now().isBefore(patience)) {
            pause(Duration.ofMillis(2));
        }
        pause(life);
        server.destroyForcibly();
        return ended(server);
    }

    /** Runs to its end, unless it finds something. */
    int run(CrashServer.Task task, String... options) {
        return ended(start(task, 0, List.of(options)));
    }

    String words() {
        try {
            return folder + ": " + Files.readString(output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(CrashServer.Task task, long seed, List<String> options, String... more) {
        List<String> command = new ArrayList<>(List.of(java.get(0)));
        command.addAll(options);
        command.addAll(java.subList(1, java.size()));
        command.addAll(
                List.of(CrashServer.class.getName(), folder.toString(), database, task.name(), Long.toString(seed)));
        command.addAll(List.of(more));
        try {
            Files.deleteIfExists(trading());
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output().toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int ended(Process server) {
        try {
            if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                server.destroyForcibly();
                throw new AssertionError("a server does not end: " + words());
            }
            deaths += server.exitValue() == KILLED ? 1 : 0;
            return server.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private Path trading() {
        return folder.resolve(CrashServer.TRADING);
    }

    private Path output() {
        return folder.resolve("words.log");
    }
}
