package org.kontor.deployment.desk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Deployment;
import org.kontor.testkit.TestStore;
import org.kontor.work.TradeRuleException;

/** Plugins that Karaf's features bring. */
public class StrangersTest {

    private static final String PLUGIN = Server.PLUGIN;

    @Rule
    public final TestStore store = TestStore.of("deployment");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Server server;

    @Before
    public void start() throws IOException {
        server = new Server(store, "a", folder.getRoot().toPath());
        server.framework.configure(PLUGIN, "carrier.acme-eu");
        server.framework.installedBySomebody(PLUGIN + " 1.0.0", true);
        server.started();
    }

    @Test
    public void whatAFeatureBroughtIsAdopted() {
        Deployment adopted = server.desk.find(PLUGIN);

        assertEquals("1.0.0", adopted.stable().version());
        assertEquals("", adopted.stable().sha256());
        assertEquals("karaf", server.desk.history(PLUGIN).get(0).operator());
        assertEquals(List.of("route 1.0.0"), server.steps());
    }

    @Test
    public void anAdoptedPluginIsUpgradedAndRolledBackWithoutItsBytes() {
        server.install("1.1.0");
        assertEquals(List.of("1.1.0"), server.running());

        Server again = server.restarted();
        assertEquals(List.of("1.1.0"), again.running());
        again.desk.rollBack(PLUGIN, "olga");

        assertEquals(List.of("1.0.0"), again.running());
        assertEquals(List.of("1.0.0"), again.restarted().running());
    }

    @Test
    public void otherBytesReplaceAnAdoptedVersionAndGoOutAgain() {
        server.install("1.0.0 again");
        assertEquals(List.of("1.0.0 again"), server.running());

        server.desk.rollBack(PLUGIN, "olga");

        assertEquals(List.of("1.0.0"), server.running());
    }

    @Test
    public void theVeryJarThatAFeatureBroughtChangesNothing() {
        server.steps();

        server.install("1.0.0");

        assertEquals(List.of(), server.steps());
    }

    @Test
    public void anAdoptedVersionWhoseJarIsNotToBeHadIsNotReplacedByOtherBytes() {
        server.framework.originalsAreGone();

        assertThrows(TradeRuleException.class, () -> server.install("1.0.0 again"));

        assertEquals(List.of("1.0.0"), server.running());
    }

    @Test
    public void aRemovedOneStaysAwayAfterARestartThatStartsItAgain() {
        server.desk.remove(PLUGIN, "olga");

        Server again = server.restarted();
        again.framework.startedBySomebody(PLUGIN);
        again.strangers.meet(PLUGIN, false);

        assertEquals(List.of(), again.running());
        assertEquals(List.of(PLUGIN + " 1.0.0"), again.framework.installed());
    }

    @Test
    public void whoInstallsARemovedOneAgainWantsItAgain() {
        server.desk.remove(PLUGIN, "olga");
        server.framework.uninstalledBySomebody(PLUGIN);

        server.framework.installedBySomebody(PLUGIN + " 1.0.0", true);
        server.strangers.meet(PLUGIN, true);

        assertEquals(Deployment.State.RUNNING, server.desk.find(PLUGIN).state());
    }

    @Test
    public void whatAFeatureTakesAwayIsRemoved() {
        server.framework.uninstalledBySomebody(PLUGIN);
        server.strangers.meet(PLUGIN, false);

        assertEquals(Deployment.State.REMOVED, server.desk.find(PLUGIN).state());
        assertTrue(server.switchboard.routes.isEmpty());
    }

    @Test
    public void anotherVersionFromTheSameHandTakesThePlace() {
        server.framework.uninstalledBySomebody(PLUGIN);
        server.framework.installedBySomebody(PLUGIN + " 1.2.0", true);

        assertEquals("1.2.0", server.restarted().desk.find(PLUGIN).stable().version());
    }

    @Test
    public void whatComesBesideADeployedVersionIsStopped() {
        server.install("1.1.0");

        server.framework.installedBySomebody(PLUGIN + " 1.2.0", true);
        server.strangers.meet(PLUGIN, true);

        assertEquals(List.of("1.1.0"), server.running());
    }

    @Test
    public void oursThatSomebodyUninstallsComesBack() {
        server.install("1.1.0");
        server.framework.loseTheCache();

        server.strangers.meet(PLUGIN, false);

        assertEquals(List.of("1.1.0"), server.running());
    }

    @Test
    public void aHalfInstalledVersionOfADeadServerGoes() {
        server.framework.losePowerBeforeStep(2);
        try {
            server.desk.install(
                    server.jar("org.kontor.carrier.new 1.0.0"), org.kontor.deployment.Terms.atOnce(), "olga");
        } catch (FakeFramework.PowerCut e) {
            assertTrue(server.framework.powerWasLost());
        }
        assertEquals(2, server.framework.installed().size());

        assertEquals(List.of(PLUGIN + " 1.0.0"), server.restarted().framework.installed());
    }
}
