package org.kontor.deployment.gate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.deployment.Finding;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.Plan;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;
import org.kontor.deployment.gate.Present.Held;
import org.kontor.providers.Switchboard.Mode;
import org.kontor.providers.Switchboard.Trial;

public class PlannerTest {

    private static final String ACME = "com.example.carrier.acme";
    private static final Terms FORCED = new Terms(Optional.empty(), true);

    private final Server server = Server.usual();
    private final Planner planner = new Planner();

    @Test
    public void aNewPluginTouchesNobody() {
        Plan plan = plan("1.0.0", Terms.atOnce());

        assertEquals(List.of("INSTALL acme 1.0.0", "RESOLVE acme 1.0.0", "START acme 1.0.0"), steps(plan));
        assertEquals(List.of(), plan.others());
        assertEquals(
                "org.kontor.carrier from org.kontor.carrier 1.0.0",
                plan.steps().get(1).why());
    }

    @Test
    public void aNewVersionAtOnceRetiresTheOldOneAndRefreshesNobody() {
        acme("1.0.0");

        Plan plan = plan("2.0.0", Terms.atOnce());

        assertEquals(
                List.of(
                        "INSTALL acme 2.0.0",
                        "RESOLVE acme 2.0.0",
                        "START acme 2.0.0",
                        "STOP acme 1.0.0",
                        "UNINSTALL acme 1.0.0"),
                steps(plan));
        assertEquals(List.of(), plan.others());
    }

    @Test
    public void aTrialLeavesTheOldVersionAlone() {
        acme("1.0.0");

        Plan plan = plan("2.0.0", trial("2.0.0"));

        assertEquals(List.of("INSTALL acme 2.0.0", "RESOLVE acme 2.0.0", "START acme 2.0.0"), steps(plan));
        assertEquals("in trial: CANARY, 5 %", plan.steps().get(2).why());
        assertEquals(List.of(), plan.warnings());
    }

    @Test
    public void aTrialOfTheFirstVersionIsWarnedOf() {
        assertTrue(plan("2.0.0", trial("2.0.0")).warnings().get(0).contains("to be compared with"));
    }

    @Test
    public void theSameVersionIsUpdatedInPlace() {
        acme("1.0.0");

        Plan plan = plan("1.0.0", Terms.atOnce());

        assertEquals(
                List.of(
                        "STOP acme 1.0.0",
                        "UPDATE acme 1.0.0",
                        "REFRESH acme 1.0.0",
                        "RESOLVE acme 1.0.0",
                        "START acme 1.0.0"),
                steps(plan));
        assertEquals(List.of(), plan.others());
    }

    @Test
    public void whoeverIsWiredToAnUpdatedBundleRestartsWithItHoweverIndirectly() {
        Held acme = acme("1.0.0");
        Held near = server.bundle("near", "1.0.0", false, List.of(), acme.id());
        server.bundle("far", "1.0.0", false, List.of(), near.id());
        server.bundle("elsewhere", "1.0.0", false, List.of(), 1);

        Plan plan = plan("1.0.0", Terms.atOnce());

        assertEquals(
                List.of(
                        "STOP near 1.0.0",
                        "STOP far 1.0.0",
                        "REFRESH near 1.0.0",
                        "REFRESH far 1.0.0",
                        "START near 1.0.0",
                        "START far 1.0.0"),
                plan.others().stream().map(PlannerTest::text).toList());
        assertRefused("plan.disturbs", () -> planner.permit(plan, Terms.atOnce()));
        planner.permit(plan, FORCED);
    }

    @Test
    public void whoeverIsWiredToARetiredBundleIsNamed() {
        Held acme = acme("1.0.0");
        server.bundle("near", "1.0.0", false, List.of(), acme.id());

        Plan plan = plan("2.0.0", Terms.atOnce());
        JarRefusedException refused =
                assertThrows(JarRefusedException.class, () -> planner.permit(plan, Terms.atOnce()));

        assertTrue(refused.getMessage(), refused.getMessage().contains("STOP near 1.0.0"));
        assertTrue(refused.getMessage(), refused.getMessage().contains("wired to " + ACME + " 1.0.0"));
        assertEquals(List.of(), plan("2.0.0", trial("2.0.0")).others());
    }

    @Test
    public void aPlanThatTouchesNobodyNeedsNoForce() {
        planner.permit(plan("1.0.0", Terms.atOnce()), Terms.atOnce());
    }

    @Test
    public void whatIsMissingIsNamedWithWhatIsHere() {
        List<Finding> findings = assertThrows(
                        JarRefusedException.class,
                        () -> plan(jar("1.0.0", "absent", "org.kontor.carrier;version=\"[2,3)\""), Terms.atOnce()))
                .findings();

        assertEquals(
                List.of(
                        "the plugin needs absent 0.0.0, which nobody here exports",
                        "the plugin needs org.kontor.carrier [2.0.0,3.0.0), this server has 1.0.0"),
                findings.stream().map(Finding::sentence).toList());
    }

    @Test
    public void anOptionalImportThatIsMissingIsAWarning() {
        Plan plan = plan(jar("1.0.0", "absent;resolution:=optional"), Terms.atOnce());

        assertEquals(List.of("the plugin does without absent 0.0.0, which is not here"), plan.warnings());
    }

    @Test
    public void anUnresolvedProviderWouldBeTouched() {
        server.waiting("idle", "1.0.0", Server.exports("absent 1.0"));

        Plan plan = plan(jar("1.0.0", "absent"), Terms.atOnce());

        assertEquals(
                List.of("RESOLVE idle 1.0.0"),
                plan.others().stream().map(PlannerTest::text).toList());
    }

    @Test
    public void aResolvedProviderIsPreferredThenTheHighestVersion() {
        server.bundle("old", "1.0.0", false, Server.exports("shared 1.0"));
        server.bundle("new", "1.0.0", false, Server.exports("shared 1.5"));
        server.waiting("idle", "1.0.0", Server.exports("shared 1.9"));

        Plan plan = plan(jar("1.0.0", "shared;version=\"[1,2)\""), Terms.atOnce());

        assertEquals("shared from new 1.0.0", plan.steps().get(1).why());
        assertEquals(List.of(), plan.others());
    }

    @Test
    public void nobodyTakesTheNameOfTheServersOwnBundles() {
        server.bundle(ACME, "1.0.0", false, List.of());

        assertRefused("plan.name-taken", () -> plan("2.0.0", FORCED));
    }

    @Test
    public void aVersionIsNotTriedBesideItself() {
        acme("1.0.0");

        assertRefused("plan.same-version", () -> plan("1.0.0", trial("1.0.0")));
    }

    @Test
    public void theJarsWarningsAreThePlans() {
        PluginJar jar = jar("1.0.0", "org.kontor.carrier");
        PluginJar warned = new PluginJar(
                jar.plugin(),
                jar.version(),
                "",
                1,
                Set.of(),
                Set.of(),
                jar.imports(),
                List.of(),
                List.of(),
                List.of("odd"));

        assertEquals(List.of("odd"), plan(warned, Terms.atOnce()).warnings());
    }

    private Held acme(String version) {
        return server.bundle(ACME, version, true, List.of(), 2);
    }

    private static Terms trial(String version) {
        return new Terms(Optional.of(new Trial(version, Mode.CANARY, 5)), false);
    }

    private Plan plan(String version, Terms terms) {
        return plan(jar(version, "org.kontor.carrier;version=\"[1.0,2)\""), terms);
    }

    private Plan plan(PluginJar jar, Terms terms) {
        return planner.plan(jar, server, terms);
    }

    private static PluginJar jar(String version, String... imports) {
        return new PluginJar(
                ACME,
                version,
                "ab",
                1,
                Set.of("Rates"),
                Set.of(ACME),
                List.of(imports),
                List.of(),
                List.of(),
                List.of());
    }

    private static List<String> steps(Plan plan) {
        return plan.steps().stream().map(PlannerTest::text).toList();
    }

    private static String text(Plan.Step step) {
        return step.action() + " " + step.bundle().replace("com.example.carrier.", "");
    }

    private static void assertRefused(String code, ThrowingRunnable work) {
        JarRefusedException refused = assertThrows(JarRefusedException.class, work);
        assertEquals(
                List.of(code), refused.findings().stream().map(Finding::code).toList());
    }
}
