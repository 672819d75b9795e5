package org.kontor.deployment.gate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Finding;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.Terms;
import org.kontor.testkit.jars.BadJar;
import org.kontor.testkit.jars.BadJars;

public class BadJarsTest {

    /** Told by who is in the server or what the operator wrote, so that no jar is guilty of them alone. */
    private static final Set<Flaw> NOT_OF_A_JAR =
            Set.of(Flaw.UNTRUSTED, Flaw.POLICY, Flaw.NAME_TAKEN, Flaw.SAME_VERSION, Flaw.DISTURBS);

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static List<BadJar> jars;

    @BeforeClass
    public static void make() {
        jars = BadJars.all(FOLDER.getRoot().toPath());
    }

    @Test
    public void everyBadJarIsRefusedForWhatIsWrongWithItAndNothingElse() {
        List<String> wrong = jars.stream()
                .filter(jar -> !found(jar).equals(jar.findingCode().map(Set::of).orElse(Set.of())))
                .map(jar -> jar.name() + " " + jar.findingCode() + " but found " + findings(jar))
                .toList();

        assertEquals(List.of(), wrong);
    }

    @Test
    public void everyFindingHasABadJar() {
        Set<String> shown = jars.stream()
                .map(BadJar::findingCode)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = Arrays.stream(Flaw.values())
                .filter(flaw -> !NOT_OF_A_JAR.contains(flaw))
                .map(Flaw::code)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(known, shown);
    }

    @Test
    public void everyFindingIsOneLineWithARemedy() {
        for (BadJar jar : jars) {
            for (Finding finding : findings(jar)) {
                assertFalse(finding.sentence(), finding.sentence().matches("(?s).*\\p{Cntrl}.*"));
                assertTrue(finding.sentence(), finding.sentence().length() < 400);
                assertTrue(finding.code(), finding.remedy().endsWith("."));
            }
        }
    }

    @Test
    public void thereAreThirtyAndMore() {
        assertTrue(jars.stream().filter(jar -> jar.findingCode().isPresent()).count() >= 30);
        assertTrue(jars.stream().filter(jar -> jar.findingCode().isEmpty()).count() >= 12);
    }

    private static Set<String> found(BadJar jar) {
        return findings(jar).stream().map(Finding::code).collect(Collectors.toSet());
    }

    private static List<Finding> findings(BadJar jar) {
        Server server = Server.usual();
        try {
            new Planner().plan(server.open().read(jar.jar()), server, Terms.atOnce());
            return List.of();
        } catch (JarRefusedException e) {
            return e.findings();
        }
    }
}
