package org.kontor.itests.karaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The features of the distribution that are plugins. */
final class PluginFeatures {

    private static final Pattern PLUGIN = Pattern.compile(
            "<feature name=\"(kontor-(?:carrier|payment|verification)-[\\w-]+)\"[^>]*>.*?"
                    + "<bundle[^>]*>mvn:org\\.kontor/\\1/([^<]+)</bundle>",
            Pattern.DOTALL);

    private PluginFeatures() {}

    /** The jar of each, as the distribution holds it. */
    static List<Path> jars() throws IOException {
        Path ours = Path.of(System.getProperty("karaf.base"), "system", "org", "kontor");
        try (Stream<Path> found = Files.walk(ours.resolve("kontor-features"))) {
            Path features = found.filter(file -> file.toString().endsWith("-features.xml"))
                    .findFirst()
                    .orElseThrow();
            return PLUGIN.matcher(Files.readString(features))
                    .results()
                    .map(plugin -> ours.resolve(plugin.group(1))
                            .resolve(plugin.group(2))
                            .resolve(plugin.group(1) + "-" + plugin.group(2) + ".jar"))
                    .toList();
        }
    }
}
