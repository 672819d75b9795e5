package org.kontor.deployment.gate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Finding;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.PluginJar;
import org.kontor.testkit.jars.JarSketch;

public class ComponentsTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aComponentMayBeImplementedInALibrary() {
        JarSketch library = JarSketch.carrier("acme", "1.0.0");
        JarSketch plugin = JarSketch.carrier("acme", "1.0.0")
                .without("org/kontor/testkit/jars/behaviour/PricesEverything.class")
                .file("lib/code.jar", library.bytes());

        assertEquals(Set.of("components.class"), codes(plugin));
        assertEquals(
                Set.of("Rates"),
                read(plugin.header("Bundle-ClassPath", ".,lib/code.jar")).abilities());
    }

    @Test
    public void descriptorsMayBeNamedWithStars() {
        assertEquals(
                Set.of("Rates"),
                read(JarSketch.carrier("acme", "1.0.0").header("Service-Component", "OSGI-INF/*.xml"))
                        .abilities());
        assertEquals(
                Set.of("components.missing"),
                codes(JarSketch.carrier("acme", "1.0.0").header("Service-Component", "OSGI-INF/x*.xml")));
    }

    @Test
    public void aDescriptorMayBeAsDeepAsItsLimit() {
        String deep = "<a>".repeat(140_000) + "</a>".repeat(140_000);

        assertEquals(
                Set.of("components.malformed"),
                codes(JarSketch.carrier("acme", "1.0.0").file("OSGI-INF/carrier.xml", deep)));
    }

    @Test
    public void aDescriptorHasALimit() {
        byte[] noise = new byte[600_000];
        new Random(5).nextBytes(noise);
        String comment = "<!-- " + HexFormat.of().formatHex(noise) + " -->";

        assertEquals(
                Set.of("components.malformed"),
                codes(acme().described("</scr:component>", "</scr:component>" + comment)));
    }

    @Test
    public void componentsMayBeWrapped() {
        JarSketch wrapped = acme().described("<scr:component", "<components><scr:component")
                .described("</scr:component>", "</scr:component></components>");

        assertEquals(Set.of("Rates"), read(wrapped).abilities());
    }

    @Test
    public void aPidMayBeTheNameOfTheComponent() {
        assertEquals(
                Set.of("com.example.carrier.acme"),
                read(acme().described("configuration-pid=\"com.example.carrier.acme\"", "configuration-pid=\"$\""))
                        .pids());
        assertEquals(
                Set.of("com.example.carrier.acme"),
                read(acme().described(" configuration-pid=\"com.example.carrier.acme\"", ""))
                        .pids());
    }

    @Test
    public void aPidIsThePluginsOwn() {
        String pid = "configuration-pid=\"";
        for (String own :
                List.of("com.example.carrier.acme.express", "org.kontor.testkit.jars.behaviour.PricesEverything")) {
            JarSketch sketch = acme().described(pid + "com.example.carrier.acme", pid + own);
            assertEquals(Set.of(own), read(sketch).pids());
        }
        for (String foreign : List.of("com.example.carrier.acmeother", "com.example.carrier", "org.kontor.store")) {
            JarSketch sketch = acme().described(pid + "com.example.carrier.acme", pid + foreign);
            assertEquals(foreign, Set.of("components.foreign-pid"), codes(sketch));
        }
    }

    @Test
    public void aComponentWithoutConfigurationMayHaveAnyName() {
        String helper = "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"org.kontor.store\" "
                + "configuration-policy=\"%s\">"
                + "<implementation class=\"org.kontor.testkit.jars.behaviour.Answers\"/></scr:component>";
        JarSketch sketch = acme().header("Service-Component", "OSGI-INF/*.xml");

        assertEquals(
                "1.0.0",
                read(sketch.file("OSGI-INF/helper.xml", helper.formatted("ignore")))
                        .version());
        assertEquals(
                Set.of("components.foreign-pid"),
                codes(sketch.file("OSGI-INF/helper.xml", helper.formatted("optional"))));
        assertEquals(
                Set.of("components.foreign-pid"),
                codes(sketch.file("OSGI-INF/helper.xml", helper.replace("configuration-policy=\"%s\"", ""))));
    }

    private static JarSketch acme() {
        return JarSketch.carrier("acme", "1.0.0");
    }

    private PluginJar read(JarSketch sketch) {
        return Server.usual().open().read(file(sketch));
    }

    private Set<String> codes(JarSketch sketch) {
        return assertThrows(JarRefusedException.class, () -> read(sketch)).findings().stream()
                .map(Finding::code)
                .collect(Collectors.toSet());
    }

    private Path file(JarSketch sketch) {
        try {
            return sketch.write(folder.newFile().toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
