package org.kontor.deployment.desk;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Entry;
import org.kontor.providers.Switchboard;
import org.kontor.testkit.TestStore;

public class JudgeTest {

    private static final String PLUGIN = Server.PLUGIN;

    @Rule
    public final TestStore store = TestStore.of("deployment");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Server server;
    private Judge judge;

    @Before
    public void start() throws IOException {
        server = new Server(store, "a", folder.getRoot().toPath()).started();
        server.framework.configure(PLUGIN, "carrier.acme-eu");
        server.install("1.0.0");
        server.canary("2.0.0", 5);
        judge = new Judge(new Held<>(server.changes), server.wishes, server.lanes);
    }

    @Test
    public void aWorseVersionIsSentBackByTheJudge() {
        judge.decided(comparison(5, Switchboard.Verdict.WORSE, "fails in 20 % of its calls"));

        assertEquals(List.of("1.0.0"), server.running());
        Entry entry = server.desk.history(PLUGIN).get(0);
        assertEquals("judge", entry.operator());
        assertEquals("send back", entry.operation());
        assertEquals("from 1.0.0, 2.0.0 as canary 5 %: fails in 20 % of its calls", entry.details());
    }

    @Test
    public void aVersionThatIsAsGoodIsPromoted() {
        judge.decided(comparison(5, Switchboard.Verdict.AS_GOOD, "no worse"));

        assertEquals(List.of("2.0.0"), server.running());
    }

    @Test
    public void aVerdictOnATrialThatIsOverIsOldNews() {
        server.canary("2.0.0", 50);

        judge.decided(comparison(5, Switchboard.Verdict.WORSE, "slow"));

        assertEquals(List.of("1.0.0", "2.0.0"), server.running());
    }

    @Test
    public void aVerdictWaitsUntilThePluginIsNotBusyAnyMore() throws InterruptedException {
        Lanes.Lane lane = server.lanes.take(PLUGIN, "something else");
        Thread deciding = new Thread(() -> judge.decided(comparison(5, Switchboard.Verdict.WORSE, "slow")), "deciding");
        deciding.start();
        while (deciding.isAlive() && deciding.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        lane.close();
        deciding.join();

        assertEquals(List.of("1.0.0"), server.running());
    }

    private static Switchboard.Comparison comparison(int percent, Switchboard.Verdict verdict, String why) {
        Switchboard.Trial trial = new Switchboard.Trial("2.0.0", Switchboard.Mode.CANARY, percent);
        Switchboard.Side stable = new Switchboard.Side("1.0.0", 100, 0, 1, 2, 3);
        Switchboard.Side tried = new Switchboard.Side("2.0.0", 100, 20, 1, 2, 3);
        return new Switchboard.Comparison(PLUGIN, trial, stable, tried, 0, 0, verdict, why);
    }
}
