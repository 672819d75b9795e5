package org.kontor.deployment.desk;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.work.TradeRuleException;

public class SourcesTest {

    private static final byte[] PLUGIN = FakeFramework.jar("org.kontor.carrier.acme 1.0.0");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Sources sources;
    private Path plugin;
    private Path library;

    @Before
    public void files() throws IOException {
        sources = new Sources(folder.getRoot().toPath().resolve("fetched"), new FakeGate());
        plugin = Files.write(folder.newFile("acme.jar").toPath(), PLUGIN);
        library = Files.write(folder.newFile("library.jar").toPath(), FakeFramework.jar("library"));
    }

    @Test
    public void aJarIsNamedByPathOrFileAddress() {
        assertEquals(plugin, sources.fetch(plugin.toString()));
        assertEquals(plugin, sources.fetch(plugin.toUri().toString()));
    }

    @Test
    public void aFeatureGivesItsPlugin() throws IOException {
        features(Map.of("carrier-acme", List.of(address(library), address(plugin))));

        assertArrayEquals(PLUGIN, Files.readAllBytes(sources.fetch("feature:carrier-acme")));
        assertArrayEquals(PLUGIN, Files.readAllBytes(sources.fetch("carrier-acme")));
    }

    @Test
    public void aFeatureThatHoldsNoPluginOrSeveralIsNoSource() throws IOException {
        Path other = Files.write(folder.newFile("other.jar").toPath(), FakeFramework.jar("org.kontor.other 1.0.0"));
        features(Map.of("none", List.of(address(library)), "two", List.of(address(plugin), address(other))));

        assertEquals("The feature must hold one plugin, it holds 0; name the jar itself", remedy("none"));
        assertEquals("The feature must hold one plugin, it holds 2; name the jar itself", remedy("feature:two"));
    }

    @Test
    public void nothingComesFromTheNetwork() {
        for (String address : List.of("http://plugins.example.com/acme.jar", "https://x/y.jar", "jar:http://x!/y")) {
            assertEquals("Copy the jar to this machine, or name it by path, file:, mvn: or feature:", remedy(address));
        }
    }

    @Test
    public void whatIsNotThereIsSaid() {
        assertEquals("There is no such file on the server", remedy("file:/nowhere/acme.jar"));
        assertEquals("Give a path, file:, mvn:GROUP/ARTIFACT/VERSION or the name of a feature", remedy("acme"));
    }

    private void features(Map<String, List<String>> known) {
        sources.features = name -> known.getOrDefault(name, List.of());
    }

    private String remedy(String source) {
        return assertThrows(TradeRuleException.class, () -> sources.fetch(source))
                .remedy();
    }

    private static String address(Path file) {
        return file.toUri().toString();
    }
}
