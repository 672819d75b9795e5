package org.kontor.deployment.gate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Plan;
import org.kontor.deployment.Plan.Action;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;
import org.kontor.providers.Switchboard.Mode;
import org.kontor.providers.Switchboard.Trial;
import org.kontor.testkit.jars.JarSketch;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** What is planned, held against what a real framework does. */
public class FrameworkPresentTest {

    private static final Terms CANARY = new Terms(Optional.of(new Trial("2.0.0", Mode.CANARY, 5)), false);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Framework framework;
    private Present present;
    private final Planner planner = new Planner();

    @Before
    public void start() throws BundleException {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.getRoot().getPath() + "/framework",
                        "felix.log.level",
                        "1"));
        framework.start();
        present = new FrameworkPresent(framework.getBundleContext());
        install("org.kontor.values", "Export-Package", "org.kontor.values;version=\"1.0.0\"");
        install("org.kontor.carrier", "Export-Package", "org.kontor.carrier;version=\"1.2.0\"");
        install(
                "org.example.scr",
                "Provide-Capability",
                "osgi.extender;osgi.extender=\"osgi.component\";version:Version=\"1.5.0\"");
    }

    @After
    public void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(30));
    }

    @Test
    public void theServersSpisAreTheFrameworksExports() {
        assertEquals("[1.2.0]", present.versionsOf("org.kontor.carrier").toString());
        assertEquals(List.of(), present.versionsOf("org.kontor.absent"));
        assertTrue(present.offers("osgi.extender", "(&(osgi.extender=osgi.component)(version>=1.3.0))"));
        assertFalse(present.offers("osgi.extender", "(osgi.extender=osgi.blueprint)"));
        assertTrue(present.offers("osgi.ee", ""));
    }

    @Test
    public void aGoodJarIsReadPlannedInstalledAndRuns() throws Exception {
        PluginJar jar = read(JarSketch.carrier("acme", "1.0.0"));

        Plan plan = planner.plan(jar, present, Terms.atOnce());
        Bundle bundle = install(JarSketch.carrier("acme", "1.0.0"));

        assertEquals(List.of(), plan.others());
        assertEquals(Bundle.ACTIVE, bundle.getState());
        assertTrue(held(bundle).plugin());
        assertTrue(held(bundle).resolved());
        assertEquals(
                Set.of("org.apache.felix.framework", "org.kontor.values", "org.kontor.carrier", "org.example.scr"),
                providers(bundle));
    }

    @Test
    public void whatAPlanCallsMissingTheFrameworkCannotResolve() throws Exception {
        JarSketch sketch = JarSketch.carrier("acme", "1.0.0").header("Import-Package", "org.slf4j;version=\"[9,10)\"");

        assertEquals(
                1,
                Resolution.of(read(sketch).imports(), present.bundles())
                        .missing()
                        .size());
        assertThrows(BundleException.class, () -> install(sketch));
    }

    @Test
    public void twoVersionsRunSideBySideAndNobodyIsRefreshed() throws Exception {
        Bundle one = install(JarSketch.carrier("acme", "1.0.0"));
        Bundle other = install(JarSketch.carrier("other", "1.0.0"));
        Map<Bundle, BundleWiring> before = wirings();

        Plan plan = planner.plan(read(JarSketch.carrier("acme", "2.0.0")), present, CANARY);
        Bundle two = install(JarSketch.carrier("acme", "2.0.0"));

        assertEquals(List.of(), plan.others());
        before.forEach((bundle, wiring) -> assertSame(wiring, bundle.adapt(BundleWiring.class)));
        assertEquals(Bundle.ACTIVE, one.getState());
        assertEquals(Bundle.ACTIVE, two.getState());
        assertEquals(Bundle.ACTIVE, other.getState());
    }

    @Test
    public void anOptionalImportOfAnotherBundleIsNeverSatisfiedByAPlugin() throws Exception {
        Bundle hopeful = install("hopeful", "Import-Package", "org.kontor.testkit.jars.behaviour;resolution:=optional");
        Plan plan = planner.plan(read(JarSketch.carrier("acme", "1.0.0")), present, Terms.atOnce());
        install(JarSketch.carrier("acme", "1.0.0"));

        refresh(hopeful);

        assertEquals(List.of(), plan.others());
        assertEquals(Set.of(), providers(hopeful));
    }

    @Test
    public void whoIsWiredToAnUpdatedBundleIsWhomTheFrameworkWouldRefresh() throws Exception {
        Bundle shared = install("shared", "Export-Package", "shared", "Service-Component", "OSGI-INF/carrier.xml");
        Bundle near = install("near", "Import-Package", "shared", "Export-Package", "near");
        Bundle far = install("far", "Import-Package", "near");
        PluginJar sameAgain =
                new PluginJar("shared", "1.0.0", "", 1, Set.of(), Set.of(), List.of(), List.of(), List.of(), List.of());

        Plan plan = planner.plan(sameAgain, present, Terms.atOnce());

        Set<String> closure = wiring().getDependencyClosure(Set.of(shared)).stream()
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
                .collect(Collectors.toSet());
        assertEquals(closure, touched(plan, Action.REFRESH));
        assertEquals(3, closure.size());
        Map<Bundle, BundleWiring> before = wirings();
        shared.update(new ByteArrayInputStream(
                sketch("shared", "Export-Package", "shared").bytes()));
        refresh(shared);
        Set<Bundle> restarted = new HashSet<>();
        before.forEach((bundle, wiring) -> {
            if (wiring != bundle.adapt(BundleWiring.class)) {
                restarted.add(bundle);
            }
        });
        assertEquals(Set.of(shared, near, far), restarted);
    }

    @Test
    public void aRetiredPluginLeavesNothingBehind() throws Exception {
        Bundle one = install(JarSketch.carrier("acme", "1.0.0"));
        Map<Bundle, BundleWiring> before = wirings();
        Plan plan = planner.plan(read(JarSketch.carrier("acme", "2.0.0")), present, Terms.atOnce());
        assertEquals(Set.of("com.example.carrier.acme 1.0.0"), touched(plan, Action.UNINSTALL));

        one.uninstall();

        assertEquals(List.of(), List.copyOf(wiring().getRemovalPendingBundles()));
        before.remove(one);
        before.forEach((bundle, wiring) -> assertSame(wiring, bundle.adapt(BundleWiring.class)));
    }

    @Test
    public void aBundleWithoutAProviderIsNoPlugin() throws Exception {
        assertFalse(held(install("plain")).plugin());
        assertFalse(held(install("lost", "Service-Component", "OSGI-INF/absent.xml"))
                .plugin());
        JarSketch runs = JarSketch.carrier("runs", "1.0.0").described("org.kontor.carrier.Rates", "java.lang.Runnable");
        assertFalse(held(install(runs)).plugin());
        JarSketch stars = JarSketch.carrier("stars", "1.0.0").header("Service-Component", "OSGI-INF/*.xml");
        assertTrue(held(install(stars)).plugin());
    }

    @Test
    public void aBundleThatIsNotResolvedTellsWhatItWouldExport() throws Exception {
        Bundle idle = framework
                .getBundleContext()
                .installBundle(
                        "idle",
                        new ByteArrayInputStream(sketch("idle", "Export-Package", "idle;version=2")
                                .bytes()));

        assertFalse(held(idle).resolved());
        assertEquals("[2.0.0]", present.versionsOf("idle").toString());
    }

    private PluginJar read(JarSketch sketch) throws Exception {
        Path file = sketch.write(folder.newFile().toPath());
        return new JarGate(present, Operator.open(), Path.of("."), Server.JAVA).read(file);
    }

    private static JarSketch sketch(String name, String... headers) {
        JarSketch sketch = JarSketch.carrier("x", "1.0.0")
                .header("Bundle-SymbolicName", name)
                .without("Import-Package")
                .without("Require-Capability")
                .without("Provide-Capability")
                .without("Service-Component");
        for (int i = 0; i < headers.length; i += 2) {
            sketch.header(headers[i], headers[i + 1]);
        }
        return sketch;
    }

    private Bundle install(String name, String... headers) throws BundleException {
        return install(sketch(name, headers));
    }

    private Bundle install(JarSketch sketch) throws BundleException {
        byte[] bytes = sketch.bytes();
        Bundle bundle = framework
                .getBundleContext()
                .installBundle("test:" + Arrays.hashCode(bytes), new ByteArrayInputStream(bytes));
        bundle.start();
        return bundle;
    }

    private FrameworkWiring wiring() {
        return framework.adapt(FrameworkWiring.class);
    }

    private void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        wiring().refreshBundles(Set.of(bundle), event -> done.countDown());
        assertTrue(done.await(30, TimeUnit.SECONDS));
    }

    private Map<Bundle, BundleWiring> wirings() {
        return List.of(framework.getBundleContext().getBundles()).stream()
                .collect(Collectors.toMap(bundle -> bundle, bundle -> bundle.adapt(BundleWiring.class)));
    }

    private Present.Held held(Bundle bundle) {
        return present.bundles().stream()
                .filter(held -> held.id() == bundle.getBundleId())
                .findFirst()
                .orElseThrow();
    }

    private Set<String> providers(Bundle bundle) {
        Set<Long> ids = held(bundle).wiredTo();
        return present.bundles().stream()
                .filter(held -> ids.contains(held.id()))
                .map(Present.Held::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> touched(Plan plan, Action action) {
        return plan.steps().stream()
                .filter(step -> step.action() == action)
                .map(Plan.Step::bundle)
                .collect(Collectors.toSet());
    }
}
