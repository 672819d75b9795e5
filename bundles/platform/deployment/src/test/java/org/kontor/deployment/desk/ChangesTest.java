package org.kontor.deployment.desk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Deployments.Staged;
import org.kontor.deployment.Entry;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.Terms;
import org.kontor.testkit.TestStore;
import org.kontor.work.TradeRuleException;

public class ChangesTest {

    private static final String PLUGIN = Server.PLUGIN;

    @Rule
    public final TestStore store = TestStore.of("deployment");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Server server;

    @Before
    public void start() throws IOException {
        server = new Server(store, "a", folder.getRoot().toPath()).started();
        server.framework.configure(PLUGIN, "carrier.acme-eu");
    }

    @Test
    public void aFirstVersionServesAndIsRemembered() {
        Deployment installed = server.install("1.0.0");

        assertEquals(Deployment.State.RUNNING, installed.state());
        assertEquals(List.of("carrier.acme-eu"), installed.accounts());
        assertEquals("1.0.0", server.desk.find(PLUGIN).stable().version());
        assertEquals(
                List.of("route nowhere", "install 1.0.0", "start 1.0.0", "await 1.0.0", "route 1.0.0"), server.steps());
    }

    @Test
    public void anUpgradeServesBeforeItGetsCallsAndBeforeTheOldOneGoes() {
        server.install("1.0.0");
        server.steps();

        Deployment upgraded = server.install("1.1.0");

        assertEquals(
                List.of("install 1.1.0", "start 1.1.0", "await 1.1.0", "route 1.1.0", "retire 1.0.0"), server.steps());
        assertEquals("1.0.0", upgraded.previous().orElseThrow().version());
        assertEquals(List.of("1.1.0"), server.running());
    }

    @Test
    public void aVersionThatDoesNotServeWhatTheOldOneServesLeavesEverythingAsItWas() {
        server.install("1.0.0");

        TradeRuleException refused = assertThrows(TradeRuleException.class, () -> server.install("1.1.0 mute"));

        assertEquals(PLUGIN + " 1.1.0 does not serve carrier.acme-eu: it says nothing", refused.getMessage());
        assertEquals(List.of(PLUGIN + " 1.0.0"), server.framework.installed());
        assertEquals("1.0.0", server.switchboard.routes.get(PLUGIN).stable());
        assertEquals("1.0.0", server.desk.find(PLUGIN).stable().version());
    }

    @Test
    public void aVersionMustServeEveryAccountThatTheOldOneServes() {
        server.framework.configure(PLUGIN, "carrier.acme-eu", "carrier.acme-us");
        server.install("1.0.0");

        TradeRuleException refused = assertThrows(TradeRuleException.class, () -> server.install("1.1.0 half"));

        assertEquals(PLUGIN + " 1.1.0 does not serve carrier.acme-us: it says nothing", refused.getMessage());
        assertEquals(List.of("1.0.0"), server.running());
    }

    @Test
    public void aVersionThatDoesNotStartIsRefusedWithTheReason() {
        TradeRuleException refused = assertThrows(TradeRuleException.class, () -> server.install("1.0.0 broken"));

        assertTrue(refused.getMessage(), refused.getMessage().endsWith("it is broken"));
        assertEquals(List.of(), server.framework.installed());
        assertEquals(List.of(), server.desk.list());
        assertTrue(server.switchboard.routes.isEmpty());
    }

    @Test
    public void thatWhichTouchesOthersIsRefusedUnlessForced() {
        Path rude = server.jar(PLUGIN + " 1.0.0 rude");

        JarRefusedException refused =
                assertThrows(JarRefusedException.class, () -> server.desk.install(rude, Terms.atOnce(), "olga"));
        assertEquals("disturbs-others", refused.findings().get(0).code());
        assertEquals(List.of(), server.running());

        server.desk.install(rude, new Terms(Optional.empty(), true), "olga");
        assertTrue(audit().get(0).details().contains("forced over org.other 1.0.0"));
        assertEquals(List.of("1.0.0 rude"), server.running());
    }

    @Test
    public void aTrialStartsWithoutCallsAndGetsItsShare() {
        server.install("1.0.0");
        server.steps();

        Deployment tried = server.canary("2.0.0", 5);

        assertEquals(Deployment.State.TRIAL, tried.state());
        assertEquals(
                List.of("install 2.0.0", "start 2.0.0", "await 2.0.0", "route 1.0.0 and 5% 2.0.0"), server.steps());
        assertEquals(List.of("1.0.0", "2.0.0"), server.running());
    }

    @Test
    public void theShareOfATrialCanBeChanged() {
        server.install("1.0.0");
        server.canary("2.0.0", 5);
        server.steps();

        server.canary("2.0.0", 50);

        assertEquals(List.of("route 1.0.0 and 50% 2.0.0"), server.steps());
    }

    @Test
    public void aPromotedTrialGetsAllCallsAndTheOldOneGoes() {
        server.install("1.0.0");
        server.canary("2.0.0", 5);
        server.steps();

        Deployment promoted = server.desk.promote(PLUGIN, "olga");

        assertEquals(List.of("route 2.0.0", "retire 1.0.0"), server.steps());
        assertEquals("2.0.0", promoted.stable().version());
        assertEquals("1.0.0", promoted.previous().orElseThrow().version());
    }

    @Test
    public void aTrialThatIsSentBackLeavesNoTrace() {
        server.install("1.0.0");
        Deployment before = server.desk.find(PLUGIN);
        server.canary("2.0.0", 5);

        Deployment after = server.desk.sendBack(PLUGIN, "olga", "slow");

        assertEquals(before.stable(), after.stable());
        assertEquals(Optional.empty(), after.trial());
        assertEquals(List.of("1.0.0"), server.running());
        assertEquals("from 1.0.0, 2.0.0 as canary 5 %: slow", audit().get(0).details());
    }

    @Test
    public void aThirdVersionWaitsUntilTheTrialIsOver() {
        server.install("1.0.0");
        server.canary("2.0.0", 5);

        TradeRuleException refused = assertThrows(TradeRuleException.class, () -> server.install("3.0.0"));

        assertEquals("trial-under-way", refused.code());
    }

    @Test
    public void aFirstVersionCannotBeTriedAgainstNothing() {
        TradeRuleException refused = assertThrows(TradeRuleException.class, () -> server.canary("1.0.0", 5));

        assertEquals("nothing-to-compare", refused.code());
    }

    @Test
    public void aRollbackBringsVersionAndSettingsBack() {
        List<String> settings = new ArrayList<>();
        server.snapshots.configurations = new Held<>(new RecordedConfigurations(settings));
        server.install("1.0.0");
        server.install("1.1.0");

        Deployment back = server.desk.rollBack(PLUGIN, "olga");

        assertEquals("1.0.0", back.stable().version());
        assertEquals(List.of("1.0.0"), server.running());
        assertEquals(List.of("snapshot 1", "snapshot 2", "restore 1"), settings);
        assertEquals(
                "nothing-before",
                assertThrows(TradeRuleException.class, () -> server.desk.rollBack(PLUGIN, "olga"))
                        .code());
    }

    @Test
    public void aRollbackThatFailsLeavesTheSettingsToo() {
        List<String> settings = new ArrayList<>();
        server.snapshots.configurations = new Held<>(new RecordedConfigurations(settings));
        server.install("1.0.0");
        server.install("1.1.0");
        store.transactions().run(() -> store.sql().now().execute("delete from deployment_jars"));

        assertThrows(TradeRuleException.class, () -> server.desk.rollBack(PLUGIN, "olga"));

        assertEquals(List.of("1.1.0"), server.running());
        assertEquals(List.of("snapshot 1", "snapshot 2", "restore 1", "restore 2"), settings);
    }

    @Test
    public void otherBytesOfOneVersionTakeItsPlace() {
        server.install("1.0.0");
        server.steps();

        server.install("1.0.0 again");

        assertEquals(List.of("update 1.0.0", "start 1.0.0", "await 1.0.0"), server.steps());
        assertEquals(List.of("1.0.0 again"), server.running());
    }

    @Test
    public void otherBytesThatDoNotServeAreTakenOutAgain() {
        server.install("1.0.0");

        assertThrows(TradeRuleException.class, () -> server.install("1.0.0 mute"));

        assertEquals(List.of("1.0.0"), server.running());
        assertEquals(List.of("1.0.0"), server.restarted().running());
    }

    @Test
    public void theSameJarAgainChangesNothing() {
        server.install("1.0.0");
        server.steps();

        server.install("1.0.0");

        assertEquals(List.of(), server.steps());
    }

    @Test
    public void aRemovedPluginDrainsAndStaysAway() {
        server.install("1.0.0");

        assertEquals(
                Deployment.State.REMOVED, server.desk.remove(PLUGIN, "olga").state());

        assertEquals(List.of(), server.framework.installed());
        assertEquals(List.of(), server.restarted().running());
        assertEquals(List.of(), server.desk.list());
    }

    @Test
    public void onlyOneOperationAtATimeTouchesAPlugin() {
        try (Staged staged = server.desk.stage(server.jar(PLUGIN + " 1.0.0"))) {
            TradeRuleException refused = assertThrows(TradeRuleException.class, () -> server.install("1.1.0"));

            assertEquals(PLUGIN + " is busy: checking 1.0.0", refused.getMessage());
            assertEquals("1.0.0", staged.jar().version());
        }
        server.install("1.1.0");
    }

    @Test
    public void aStagedVersionRunsWithoutACallAndGoes() {
        server.install("1.0.0");
        server.steps();

        try (Staged staged = server.desk.stage(server.jar(PLUGIN + " 2.0.0"))) {
            assertEquals("2.0.0", staged.jar().version());
            assertEquals(List.of("1.0.0", "2.0.0"), server.running());
            assertEquals("1.0.0", server.switchboard.routes.get(PLUGIN).stable());
        }

        assertEquals(List.of("1.0.0"), server.running());
    }

    @Test
    public void everythingIsWrittenDownEvenWhatIsRefused() {
        server.install("1.0.0");
        assertThrows(TradeRuleException.class, () -> server.install("1.1.0 mute"));
        assertThrows(JarRefusedException.class, () -> server.desk.install(server.jar("half"), Terms.atOnce(), "olga"));

        List<Entry> entries = server.desk.history("");

        assertEquals("refused: the jar is damaged", entries.get(0).outcome());
        assertEquals("half.jar", entries.get(0).details());
        assertTrue(entries.get(1).outcome().startsWith("refused: "));
        assertEquals("done", entries.get(2).outcome());
        assertEquals("olga", entries.get(2).operator());
        assertTrue(entries.get(2).details(), entries.get(2).details().contains("plan: INSTALL " + PLUGIN + " 1.0.0"));
        assertEquals(2, audit().size());
    }

    private List<Entry> audit() {
        return server.desk.history(PLUGIN);
    }
}
