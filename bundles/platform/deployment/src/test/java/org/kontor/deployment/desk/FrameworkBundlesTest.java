package org.kontor.deployment.desk;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Rehearsals.Rehearsal;
import org.kontor.testkit.jars.BadJars;
import org.kontor.testkit.jars.JarSketch;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.ConfigurationAdmin;

/** The desk's hands in a real framework. */
public class FrameworkBundlesTest {

    private static final String ACME = "com.example.carrier.acme";
    private static final String ACCOUNT = "com.example.carrier.acme-eu";

    private final TemporaryFolder folder = new TemporaryFolder();
    private final RealFramework framework = new RealFramework(folder);

    @Rule
    public final RuleChain rules = RuleChain.outerRule(folder).around(framework);

    private Bundles bundles;

    @Before
    public void configure() throws Exception {
        bundles = framework.bundles;
        framework.configure(ACME, "eu");
    }

    @Test
    public void anInstalledPluginServesItsAccounts() {
        Bundles.Here here = installed("1.0.0");

        bundles.start(here);

        assertTrue(bundles.awaitAccounts(here, Set.of(ACCOUNT)::equals, RealFramework.PATIENCE.serve()));
        assertEquals(Set.of(ACCOUNT), bundles.configured(here));
        assertEquals(Set.of(ACME), bundles.pids(here));
        assertTrue(bundles.of(ACME).get(0).running());
        assertTrue(bundles.of(ACME).get(0).ours());
    }

    @Test
    public void twoVersionsServeSideBySideUntilOneIsRetired() {
        Bundles.Here old = started("1.0.0");
        Bundles.Here fresh = started("2.0.0");
        assertEquals(Set.of(ACCOUNT), bundles.serving(old));
        assertEquals(Set.of(ACCOUNT), bundles.serving(fresh));

        bundles.retire(old);

        assertEquals(
                List.of(fresh.id()),
                bundles.of(ACME).stream().map(Bundles.Here::id).toList());
        assertEquals(Set.of(ACCOUNT), bundles.serving(fresh));
    }

    @Test
    public void itRunsOnlyUntilTheServerGoesDownAndIsKnownAfterwards() throws Exception {
        String sha256 = started("1.0.0").sha256();

        framework.restart();

        Bundles.Here again = framework.bundles.of(ACME).get(0);
        assertFalse(again.running());
        assertEquals(sha256, again.sha256());
    }

    @Test
    public void otherBytesTakeTheirPlace() {
        Bundles.Here here = started("1.0.0");
        byte[] other = JarSketch.carrier("acme", "1.0.0")
                .header("Bundle-Name", "again")
                .bytes();
        Build build = new Build("1.0.0", JarFiles.sha256(other));

        Bundles.Here updated = bundles.update(here, build, other);
        bundles.start(updated);

        assertTrue(updated.is(build));
        assertEquals(here.id(), updated.id());
        assertEquals(
                "again", framework.context().getBundle(here.id()).getHeaders().get("Bundle-Name"));
    }

    @Test
    public void whatSomebodyElseUpdatedIsNotTakenForOurs() throws Exception {
        Bundles.Here here = started("1.0.0");

        framework
                .context()
                .getBundle(here.id())
                .update(new ByteArrayInputStream(
                        JarSketch.carrier("acme", "1.0.0").bytes()));

        assertEquals("", bundles.of(ACME).get(0).sha256());
    }

    @Test
    public void somebodyElsesPluginIsStoppedButStays() throws Exception {
        byte[] jar = JarSketch.carrier("acme", "1.0.0").bytes();
        Path file = Files.write(folder.getRoot().toPath().resolve("theirs.jar"), jar);
        Bundle theirs = framework.context().installBundle(file.toUri().toString());
        theirs.start();
        Bundles.Here here = bundles.of(ACME).get(0);
        assertFalse(here.ours());
        assertArrayEquals(jar, bundles.jar(here));

        bundles.retire(here);

        assertEquals(Bundle.RESOLVED, theirs.getState());
        framework.restart();
        assertFalse(framework.bundles.of(ACME).get(0).running());
    }

    @Test
    public void aBundleThatServesNoProviderIsNoPlugin() throws Exception {
        framework
                .context()
                .installBundle(
                        "other",
                        new ByteArrayInputStream(JarSketch.carrier("other", "1.0.0")
                                .described("org.kontor.carrier.Rates", "java.lang.Runnable")
                                .bytes()));

        assertEquals(List.of(), bundles.all());
    }

    @Test
    public void anUnresolvedImportIsTheReason() {
        byte[] jar = JarSketch.carrier("acme", "1.0.0")
                .header("Import-Package", "org.example.missing")
                .bytes();
        Bundles.Here here = bundles.install(ACME, new Build("1.0.0", JarFiles.sha256(jar)), jar);

        BundleTroubleException trouble = assertThrows(BundleTroubleException.class, () -> bundles.start(here));

        assertTrue(trouble.getMessage(), trouble.getMessage().contains("org.example.missing"));
    }

    @Test
    public void aFailedActivationIsTheReason() throws Exception {
        Bundles.Here here = bad("fails-to-activate");

        bundles.start(here);

        assertFalse(bundles.awaitAccounts(here, accounts -> !accounts.isEmpty(), RealFramework.PATIENCE.start()));
        assertTrue(bundles.trouble(here), bundles.trouble(here).contains("the carrier's terms could not be read"));
    }

    @Test
    public void aSlowActivationIsNotWaitedForAndGoes() throws Exception {
        Bundles.Here here = bad("activates-slowly");

        BundleTroubleException trouble = assertThrows(BundleTroubleException.class, () -> bundles.start(here));
        bundles.retire(here);

        assertTrue(trouble.getMessage(), trouble.getMessage().endsWith("takes longer than 1500 ms"));
        assertEquals(List.of(), bundles.all());
    }

    @Test
    public void aSlowDeactivationHoldsNobodyUp() throws Exception {
        Bundles.Here here = bad("deactivates-slowly");
        bundles.start(here);
        long begun = System.nanoTime();

        bundles.retire(here);

        assertTrue(System.nanoTime() - begun < 5_000_000_000L);
        assertEquals(List.of(), bundles.all());
    }

    @Test
    public void aRehearsalIsServedAndNeverListed() {
        Bundles.Here here = started("1.0.0");
        RehearsalDesk desk =
                new RehearsalDesk(bundles, framework.service(ConfigurationAdmin.class), framework.accounts());

        try (Rehearsal rehearsal = desk.open(ACME, "1.0.0", Map.of("url", "http://localhost"))) {
            assertTrue(rehearsal.account(), rehearsal.account().startsWith(ACME + "-rehearsal-"));
            assertEquals(Set.of(ACCOUNT), bundles.serving(here));
            assertEquals(Set.of(ACCOUNT), bundles.configured(here));
        }
    }

    private Bundles.Here bad(String name) throws Exception {
        Path file = BadJars.all(folder.newFolder().toPath()).stream()
                .filter(bad -> bad.name().equals(name))
                .findFirst()
                .orElseThrow()
                .jar();
        byte[] jar = Files.readAllBytes(file);
        String plugin = "com.example.carrier." + name.replace('-', '_');
        framework.configure(plugin, "eu");
        return bundles.install(plugin, new Build("1.0.0", JarFiles.sha256(jar)), jar);
    }

    private Bundles.Here installed(String version) {
        byte[] jar = JarSketch.carrier("acme", version).bytes();
        return bundles.install(ACME, new Build(version, JarFiles.sha256(jar)), jar);
    }

    private Bundles.Here started(String version) {
        Bundles.Here here = installed(version);
        bundles.start(here);
        assertTrue(bundles.awaitAccounts(here, Set.of(ACCOUNT)::equals, RealFramework.PATIENCE.serve()));
        return bundles.of(ACME).stream()
                .filter(one -> one.id() == here.id())
                .findFirst()
                .orElseThrow();
    }
}
