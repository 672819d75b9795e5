package org.kontor.itests.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The crash points of the money's path: those that the sources of its steps name, and four of every effect. */
final class Points {

    private static final List<String> STEPS = List.of("orders", "payments", "settlement");
    private static final List<String> MOMENTS =
            List.of("after-intent", "after-call", "before-settle-commit", "after-settle");
    private static final Pattern NAMED = Pattern.compile("CrashPoint\\.hit\\(\"([a-z.-]+)\"\\)");
    private static final Pattern EFFECT =
            Pattern.compile("implements Effect<.*?PURPOSE = \"[a-z-]+\\.([a-z]+)\"", Pattern.DOTALL);

    private Points() {}

    static SortedSet<String> ofMoney() {
        SortedSet<String> points = new TreeSet<>();
        for (String step : STEPS) {
            Path sources = root().resolve("bundles/trade").resolve(step).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(name -> name.toString().endsWith(".java")).toList()) {
                    add(Files.readString(file), points);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return points;
    }

    private static void add(String source, SortedSet<String> points) {
        NAMED.matcher(source).results().map(found -> found.group(1)).forEach(points::add);
        Matcher effect = EFFECT.matcher(source);
        if (effect.find()) {
            MOMENTS.forEach(moment -> points.add(effect.group(1) + "." + moment));
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("bundles/trade"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
