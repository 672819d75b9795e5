package org.kontor.deployment.desk;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Node;
import org.kontor.testkit.TestStore;

/** Two nodes on one store. */
public class FleetTest {

    private static final String PLUGIN = Server.PLUGIN;

    @Rule
    public final TestStore store = TestStore.of("deployment");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Server first;
    private Server second;

    @Before
    public void start() throws IOException {
        first = new Server(store, "first", folder.getRoot().toPath()).started();
        second = new Server(store, "second", folder.getRoot().toPath()).started();
        first.framework.configure(PLUGIN, "carrier.acme-eu");
        second.framework.configure(PLUGIN, "carrier.acme-eu");
        first.install("1.0.0");
        settle();
        assertEquals(List.of("1.0.0"), second.running());
    }

    @Test
    public void theOthersFollowOnlyWhenTheFirstNodeIsWell() {
        first.install("1.1.0");
        second.look();
        assertEquals(List.of("1.0.0"), second.running());
        assertEquals("waits until it is proven on first", report("second").problem());

        settle();

        assertEquals(List.of("1.1.0"), second.running());
        assertEquals(Node.State.HEALTHY, report("second").state());
    }

    @Test
    public void aTrialIsSharedByAll() {
        first.canary("2.0.0", 5);
        settle();

        assertEquals(List.of("1.0.0", "2.0.0"), second.running());
        assertEquals(
                5, second.switchboard.routes.get(PLUGIN).trial().orElseThrow().percent());
    }

    @Test
    public void aTrialThatWasSentBackInTimeNeverReachesTheOthers() {
        first.canary("2.0.0", 5);
        second.look();
        first.desk.sendBack(PLUGIN, "judge", "slow");
        second.steps();

        settle();

        assertEquals(List.of(), second.steps());
    }

    @Test
    public void aChangeThatFailsOnItsFirstNodeStopsThereAndSaysWhy() {
        first.install("1.1.0");
        first.framework.uninstalledBySomebody(PLUGIN);
        settle();

        assertEquals(Node.State.FAILED, report("first").state());
        assertEquals(List.of("1.0.0"), second.running());
        assertEquals(Node.State.WAITING, report("second").state());
        assertEquals(
                "first failed with it: " + PLUGIN + " 1.1.0 does not run",
                report("second").problem());
    }

    @Test
    public void aRollbackReachesAllAtOnce() {
        first.install("1.1.0");
        settle();
        first.desk.rollBack(PLUGIN, "olga");

        second.look();

        assertEquals(List.of("1.0.0"), second.running());
    }

    @Test
    public void aRemovalReachesAllAtOnce() {
        first.desk.remove(PLUGIN, "olga");
        second.look();

        assertEquals(List.of(), second.running());
    }

    @Test
    public void aFollowerServesAllTheWhile() {
        first.install("1.1.0");
        settleFirst();
        second.steps();
        second.look();

        assertEquals(
                List.of("install 1.1.0", "start 1.1.0", "await 1.1.0", "route 1.1.0", "retire 1.0.0"), second.steps());
    }

    @Test
    public void anotherNodeTakesTheLeadWhenTheFirstIsGone() {
        first.install("1.1.0");
        second.look();
        store.clock().advance(Duration.ofSeconds(16));
        second.look();
        assertEquals(Node.State.SETTLING, report("second").state());

        store.clock().advance(Server.SETTLING.plusSeconds(1));
        second.look();

        assertEquals(List.of("1.1.0"), second.running());
        assertEquals(Node.State.HEALTHY, report("second").state());
    }

    @Test
    public void aNodeThatStartsMeanwhileRunsWhatIsProven() {
        first.install("1.1.0");

        Server again = second.restarted();

        assertEquals(List.of("1.0.0"), again.running());
        settleFirst();
        again.look();
        assertEquals(List.of("1.1.0"), again.running());
    }

    @Test
    public void aFollowerOnWhichItFailsStaysAsItWasAndSaysSo() {
        second.framework.configure(PLUGIN, "carrier.acme-eu");
        first.framework.configure(PLUGIN);
        first.install("1.1.0 mute");
        settleFirst();
        second.look();

        assertEquals(List.of("1.0.0"), second.running());
        assertEquals(Node.State.FAILED, report("second").state());
    }

    @Test
    public void twoOperatorsAtOnceDoNotOverwriteEachOther() {
        first.desk.remove(PLUGIN, "olga");
        second.install("1.1.0");

        first.look();
        settle();

        assertEquals(first.running(), second.running());
        assertEquals(List.of("1.1.0"), first.running());
    }

    @Test
    public void aKillSwitchWorksOnAll() {
        first.desk.switchOff("carrier.acme-eu", "they lose parcels", "olga");
        second.look();

        assertEquals("they lose parcels", second.switchboard.off.get("carrier.acme-eu"));
    }

    private void settleFirst() {
        store.clock().advance(Duration.ofSeconds(6));
        first.look();
        second.keeper.look();
        store.clock().advance(Duration.ofSeconds(6));
        first.look();
    }

    private void settle() {
        for (int i = 0; i < 3; i++) {
            store.clock().advance(Duration.ofSeconds(6));
            first.look();
            second.look();
        }
    }

    private Node.Report report(String node) {
        return first.desk.nodes().stream()
                .filter(one -> one.name().equals(node))
                .flatMap(one -> one.reports().stream())
                .findFirst()
                .orElseThrow();
    }
}
