package org.kontor;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** What a formatter cannot say: words we do not write, and what every bundle and plugin must have. */
public class TidinessTest {

    private static final Path ROOT = Path.of("..", "..");

    private static final Map<String, String> NOT_SO = new LinkedHashMap<>();

    static {
        NOT_SO.put("class \\w+(Impl|Manager|Helper|Utils?|DTO)\\b", "name it after what differs");
        NOT_SO.put("\\.printStackTrace\\(", "log once, at the boundary");
        NOT_SO.put("Thread\\.sleep\\(", "wait for a condition with a deadline");
        NOT_SO.put("new Date\\(", "take an injected Clock");
        NOT_SO.put("\\b(TODO|FIXME|XXX)\\b", "finish it or open an issue");
        NOT_SO.put("@author", "the history knows");
        NOT_SO.put("@Ignore\\b", "mend the test or delete it");
        NOT_SO.put("System\\.(out|err)\\.print(?!.*//shell)", "log, or print in the shell and the benchmarks only");
    }

    @Test
    public void nobodyWritesTheseWords() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources("*.java")) {
            String text = Files.readString(file);
            NOT_SO.forEach((word, remedy) -> {
                if (!excused(file, word) && Pattern.compile(word).matcher(text).find()) {
                    found.add(ROOT.relativize(file) + ": " + word + " → " + remedy);
                }
            });
        }
        assertEquals(List.of(), found);
    }

    @Test
    public void everyPackageSaysItsOneJob() throws IOException {
        List<String> silent = sources("*.java").stream()
                .filter(file -> file.toString().contains("src/main/java"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(Path::toString)
                .toList();
        assertEquals(List.of(), silent);
    }

    @Test
    public void everyPluginHasReadmeKitAndFeature() throws IOException {
        String features = Files.readString(ROOT.resolve("features/src/main/feature/feature.xml"));
        List<String> missing = new ArrayList<>();
        for (Path pom : sources("pom.xml")) {
            String folder = pom.getParent().toString();
            if (folder.contains("bundles/plugins/")) {
                String artifact =
                        Files.readString(pom).replaceAll("(?s).*</parent>\\s*<artifactId>(.*?)</artifactId>.*", "$1");
                if (!Files.exists(pom.resolveSibling("README.md"))) {
                    missing.add(folder + ": README.md");
                }
                if (!features.contains("<feature name=\"" + artifact + "\"")) {
                    missing.add(folder + ": a feature called " + artifact);
                }
                if (!testsExtendAKit(pom.getParent())) {
                    missing.add(folder + ": a test that extends a kit");
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    private static boolean testsExtendAKit(Path plugin) throws IOException {
        try (Stream<Path> files = Files.walk(plugin.resolve("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .anyMatch(file -> read(file).matches("(?s).*extends \\w+Contract\\b.*"));
        }
    }

    /** The shell prints for people and the benchmarks are programs; the words below name themselves. */
    private static boolean excused(Path file, String word) {
        return file.endsWith("TidinessTest.java")
                || word.startsWith("System")
                        && Stream.of("bundles/shell", "benchmarks", "src/test", "testkit", "itests")
                                .anyMatch(part -> file.toString().contains(part));
    }

    private static List<Path> sources(String glob) throws IOException {
        var matcher = ROOT.getFileSystem().getPathMatcher("glob:**/" + glob);
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.toString().contains("/." + "kontor/"))
                    .filter(matcher::matches)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
