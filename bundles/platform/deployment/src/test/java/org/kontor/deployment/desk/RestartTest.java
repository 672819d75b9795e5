package org.kontor.deployment.desk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Entry;
import org.kontor.testkit.TestStore;

/** Whatever moment a server dies at, after its start it is again as the store wants it. */
public class RestartTest {

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
        server.install("1.0.0");
    }

    @Test
    public void aRestartBringsTheTrialBackWithItsShare() {
        server.canary("2.0.0", 5);

        Server again = server.restarted();

        assertEquals(List.of("1.0.0", "2.0.0"), again.running());
        assertEquals(
                5, again.switchboard.routes.get(PLUGIN).trial().orElseThrow().percent());
        assertEquals(Deployment.State.TRIAL, again.desk.find(PLUGIN).state());
    }

    @Test
    public void calledIsNobodyBeforeTheRouteIsSet() {
        server.canary("2.0.0", 5);
        server.steps();

        List<String> steps = server.restarted().steps();

        assertEquals("route 1.0.0 and 5% 2.0.0", steps.get(0));
        assertTrue(steps.toString(), steps.indexOf("start 2.0.0") > 0);
    }

    @Test
    public void aLostCacheIsFilledFromTheStore() {
        server.canary("2.0.0", 5);
        server.framework.loseTheCache();

        Server again = server.restarted();

        assertEquals(List.of("1.0.0", "2.0.0"), again.running());
    }

    @Test
    public void aRollbackNeedsNothingButTheStore() {
        server.install("1.1.0");
        server.framework.loseTheCache();

        Server again = server.restarted();
        again.desk.rollBack(PLUGIN, "olga");

        assertEquals(List.of("1.0.0"), again.running());
    }

    @Test
    public void aVersionThatDoesNotStartAnyMoreIsSaidAndKeepsNothingElseDown() {
        server.desk.install(server.jar("org.kontor.carrier.other 1.0.0"), org.kontor.deployment.Terms.atOnce(), "olga");
        store.transactions()
                .run(() -> store.sql().now().execute("delete from deployment_jars where plugin = '" + PLUGIN + "'"));
        server.framework.loseTheCache();

        Server again = server.restarted();

        assertEquals(Deployment.State.FAILED, again.desk.find(PLUGIN).state());
        assertEquals(List.of("org.kontor.carrier.other 1.0.0"), again.running());
        assertTrue(again.desk
                .nodes()
                .get(0)
                .reports()
                .toString()
                .contains("1.0.0 is not here, and its jar is not kept in the store"));
    }

    @Test
    public void anUpgradeCutAtAnyStepIsDoneOrUndone() {
        everywhere(started -> started.install("1.1.0"), List.of("1.0.0"), List.of("1.1.0"));
    }

    @Test
    public void aTrialCutAtAnyStepIsDoneOrUndone() {
        everywhere(started -> started.canary("2.0.0", 5), List.of("1.0.0"), List.of("1.0.0", "2.0.0"));
    }

    @Test
    public void otherBytesOfAVersionCutAtAnyStepAreThereOrNot() {
        everywhere(started -> started.install("1.0.0 again"), List.of("1.0.0"), List.of("1.0.0 again"));
    }

    @Test
    public void aRemovalCutAtAnyStepIsDoneOrUndone() {
        everywhere(started -> started.desk.remove(PLUGIN, "olga"), List.of("1.0.0"), List.of());
    }

    @Test
    public void aRollbackCutAtAnyStepIsDoneOrUndone() {
        server.install("1.1.0");

        everywhere(started -> started.desk.rollBack(PLUGIN, "olga"), List.of("1.1.0"), List.of("1.0.0"));
    }

    @Test
    public void whatADeadServerHadBegunIsEndedInTheAudit() {
        server.framework.losePowerBeforeStep(1);
        cut(() -> server.install("1.1.0"));

        List<Entry> entries = server.restarted().desk.history(PLUGIN);

        assertEquals("cut off: the server went down", entries.get(0).outcome());
    }

    @Test
    public void aKillSwitchStaysOff() {
        server.desk.switchOff("carrier.acme-eu", "they lose parcels", "olga");

        Server again = server.restarted();

        assertEquals(Map.of("carrier.acme-eu", "they lose parcels"), again.switchboard.off);
        again.desk.switchOn("carrier.acme-eu", "olga");
        assertEquals(Map.of(), again.switchboard.off);
        assertEquals(Map.of(), again.restarted().switchboard.off);
    }

    /** Cuts the power before each step there is. */
    private void everywhere(Consumer<Server> operation, List<String> undone, List<String> done) {
        Set<List<String>> ends = new HashSet<>();
        boolean cut = true;
        for (int step = 0; cut && !ends.contains(done); step++) {
            Server victim = server;
            victim.framework.losePowerBeforeStep(step);
            cut(() -> operation.accept(victim));
            cut = victim.framework.powerWasLost();
            server = victim.restarted();
            ends.add(server.running());
            assertConsistent();
        }
        assertTrue(ends.toString(), ends.contains(done) && Set.of(undone, done).containsAll(ends));
    }

    private void assertConsistent() {
        List<String> wanted = server.wishes.live(PLUGIN).stream()
                .flatMap(live -> live.builds().stream())
                .map(Build::version)
                .sorted()
                .toList();
        assertEquals(
                wanted,
                server.running().stream().map(words -> words.split(" ")[0]).toList());
        assertEquals(server.running().size(), server.framework.installed().size());
    }

    private static void cut(Runnable operation) {
        try {
            operation.run();
        } catch (FakeFramework.PowerCut e) {
            // The server is down: what it would have done next, it does not do.
        }
    }
}
