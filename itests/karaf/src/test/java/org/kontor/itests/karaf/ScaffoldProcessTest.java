package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** {@code ./kontor new}, however short or long the name: formatted, without warnings, and the kit passes. */
public class ScaffoldProcessTest {

    private static final String LONGEST = "global-freight-forwarders-asia";

    private Terminal terminal;

    @Before
    public void sitDown() throws IOException {
        terminal = FreshTree.below(Path.of("target", "walk")).terminal();
    }

    @After
    public void leave() {
        terminal.close();
    }

    @Test
    public void everyKindOfPluginPassesItsKitHoweverItIsCalled() throws IOException {
        shows("./kontor new carrier a && ./kontor new carrier " + LONGEST, "is a plugin of its own");
        shows("./kontor new payment " + LONGEST, "is a plugin of its own");
        shows("./kontor new verification " + LONGEST, "is a plugin of its own");

        String features =
                terminal.type("cat features/src/main/feature/feature.xml").output();
        assertTrue(
                features,
                features.contains(String.join(
                        "\n",
                        "  <feature name=\"kontor-carrier-a\" version=\"${project.version}\">",
                        "    <feature>kontor-plugin-api</feature>",
                        "    <bundle>mvn:org.kontor/kontor-carrier-a/${project.version}</bundle>",
                        "  </feature>")));

        String built = shows(
                "mvn -o -B package -pl $(find bundles/plugins/*/a bundles/plugins/*/" + LONGEST
                        + " -name pom.xml | paste -sd,)",
                "BUILD SUCCESS");

        assertTrue(built, built.contains("Tests run: 22, Failures: 0, Errors: 0, Skipped: 3"));
        assertTrue(built, built.contains("Tests run: 34, Failures: 0, Errors: 0, Skipped: 12"));
        assertTrue(built, built.contains("Tests run: 14, Failures: 0, Errors: 0, Skipped: 0"));
    }

    @Test
    public void aBadNameIsRefusedWithTheReasonAndNothingChanges() throws IOException {
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("", "A new what?");
        refused.put("boat acme", "A new what?");
        refused.put("carrier", "What is it called?");
        refused.put("carrier Acme", "Acme is no name for a plugin");
        refused.put("carrier 7seas", "7seas is no name for a plugin");
        refused.put("carrier acme--two", "acme--two is no name for a plugin");
        refused.put("carrier ../acme", "../acme is no name for a plugin");
        refused.put("carrier acme-new", "new is a word of Java's");
        refused.put("carrier " + LONGEST + "n", "is too long");
        refused.put("carrier sandbox", "There is a bundles/plugins/carriers/sandbox already");
        String before = everything();

        for (Map.Entry<String, String> name : refused.entrySet()) {
            Terminal.Screen screen = terminal.type("./kontor new " + name.getKey());
            assertFalse(name.getKey(), screen.good());
            assertTrue(screen.output(), screen.output().contains(name.getValue()));
        }

        assertEquals(before, everything());
    }

    private String everything() throws IOException {
        return terminal.type("find . -type f | sort | xargs cksum").output();
    }

    private String shows(String commands, String words) throws IOException {
        Terminal.Screen screen = terminal.type(commands);
        assertTrue(screen.output(), screen.good() && screen.output().contains(words));
        return screen.output();
    }
}
