package org.kontor.itests.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Where servers to be killed come from: each gets a folder and a database that has seen a moment's trade. */
final class Morgue {

    private static final List<String> OPTIONS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xlog:disable",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true");

    private final AtomicInteger made = new AtomicInteger();
    private final Path folder;
    private final List<String> java = new ArrayList<>();

    Morgue(Path name) throws IOException {
        folder = name.toAbsolutePath();
        delete(folder);
        Files.createDirectories(folder);
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(OPTIONS);
        java.addAll(List.of("-cp", PackedClasses.into(folder)));
        Path shared = folder.resolve("shared.jsa");
        Path first = Files.createDirectory(folder.resolve("first"));
        prepare(new Victim(first, derby(first), java), "-XX:ArchiveClassesAtExit=" + shared);
        java.add(1, "-XX:SharedArchiveFile=" + shared);
    }

    /** On Derby. */
    Victim fresh() throws IOException {
        Path target = folder.resolve("victim-" + made.incrementAndGet());
        copy(folder.resolve("first"), target);
        return new Victim(target, derby(target), java);
    }

    /** On a database of its own on a server. */
    Victim fresh(String database) throws IOException {
        Path target = Files.createDirectory(folder.resolve("victim-" + made.incrementAndGet()));
        Victim victim = new Victim(target, database, java);
        prepare(victim);
        return victim;
    }

    private static void prepare(Victim victim, String... options) {
        int ended = victim.run(CrashServer.Task.PREPARE, options);
        if (ended != 0) {
            throw new AssertionError("a server that was not killed ended with " + ended + ": " + victim.words());
        }
    }

    private static String derby(Path home) {
        return "jdbc:derby:" + home.resolve("db");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path old) throws IOException {
        if (Files.exists(old)) {
            try (Stream<Path> files = Files.walk(old)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
