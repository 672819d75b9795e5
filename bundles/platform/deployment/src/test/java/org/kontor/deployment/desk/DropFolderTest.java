package org.kontor.deployment.desk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Deployment;
import org.kontor.testkit.TestStore;

public class DropFolderTest {

    private static final String PLUGIN = Server.PLUGIN;

    @Rule
    public final TestStore store = TestStore.of("deployment");

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder;
    private Server server;
    private DropFolder drops;

    @Before
    public void start() throws IOException {
        folder = temporary.newFolder("plugins").toPath();
        server = new Server(store, "a", temporary.getRoot().toPath()).started();
        server.framework.configure(PLUGIN, "carrier.acme-eu");
        drops = server.drops(folder.getParent());
        drops.start();
    }

    @After
    public void stop() {
        drops.stop();
    }

    @Test
    public void whereKarafsUsersDropItIsAsGood() throws IOException {
        Path elsewhere = temporary.newFolder("deploy").toPath();
        drop("acme.jar", "1.0.0");
        Files.move(folder.resolve("acme.jar"), elsewhere.resolve("acme.jar"));

        drops.look();
        drops.look();

        assertEquals(List.of("1.0.0"), server.running());
        assertEquals("deploy/ folder", server.desk.history(PLUGIN).get(0).operator());
    }

    @Test
    public void aDroppedJarIsInstalledWhenTwoLooksFoundItAlike() throws IOException {
        drop("acme.jar", "1.0.0");

        drops.look();
        assertEquals(List.of(), server.running());
        drops.look();

        assertEquals(List.of("1.0.0"), server.running());
        assertEquals("plugins/ folder", server.desk.history(PLUGIN).get(0).operator());
    }

    @Test
    public void aFileThatStillGrowsIsLeftAlone() throws IOException {
        drop("acme.jar", "1.0.0");
        drops.look();
        drop("acme.jar", "1.0.0 longer");
        drops.look();
        assertEquals(List.of(), server.running());

        drops.look();

        assertEquals(List.of("1.0.0 longer"), server.running());
    }

    @Test
    public void aDeletedFileTakesItsPluginAlong() throws IOException {
        drop("acme.jar", "1.0.0");
        looks();

        Files.delete(folder.resolve("acme.jar"));
        looks();

        assertEquals(Deployment.State.REMOVED, server.desk.find(PLUGIN).state());
    }

    @Test
    public void aNewFileReplacesTheOldOneWithoutAGap() throws IOException {
        drop("acme-1.0.0.jar", "1.0.0");
        looks();
        server.steps();

        drop("acme-1.1.0.jar", "1.1.0");
        Files.delete(folder.resolve("acme-1.0.0.jar"));
        looks();
        looks();

        assertEquals(
                List.of("install 1.1.0", "start 1.1.0", "await 1.1.0", "route 1.1.0", "retire 1.0.0"), server.steps());
    }

    @Test
    public void aRefusedJarIsTriedAgainOnlyWhenItChanges() throws IOException {
        drop("acme.jar", "1.0.0 broken");
        looks();
        looks();
        assertEquals(1, server.desk.history(PLUGIN).size());

        drop("acme.jar", "1.0.0");
        looks();

        assertEquals(List.of("1.0.0"), server.running());
    }

    @Test
    public void aJarWhosePluginIsBusyWaitsForItsTurn() throws IOException {
        drop("acme.jar", "1.0.0");
        Lanes.Lane lane = server.lanes.take(PLUGIN, "something else");
        looks();
        assertEquals(List.of(), server.running());

        lane.close();
        drops.look();

        assertEquals(List.of("1.0.0"), server.running());
    }

    @Test
    public void whatIsNoJarIsRefusedInTheAuditAndHurtsNobody() throws IOException {
        Files.writeString(folder.resolve("notes.jar"), "half");
        drop("acme.jar", "1.0.0");
        looks();

        assertEquals(List.of("1.0.0"), server.running());
        assertTrue(server.desk.history("").stream()
                .anyMatch(entry -> entry.details().equals("notes.jar")));
    }

    @Test
    public void anOperatorsLaterWordGoesBeforeTheFileAtTheNextStart() throws IOException {
        drop("acme.jar", "1.0.0");
        looks();
        server.install("1.1.0");

        restart();

        assertEquals(List.of("1.1.0"), server.running());
    }

    @Test
    public void aPluginRemovedByAnOperatorStaysAwayThoughItsFileIsThere() throws IOException {
        drop("acme.jar", "1.0.0");
        looks();
        server.desk.remove(PLUGIN, "olga");

        restart();

        assertEquals(List.of(), server.running());
    }

    @Test
    public void aDeletedFileDoesNotTakeWhatAnOperatorInstalledSince() throws IOException {
        drop("acme.jar", "1.0.0");
        looks();
        server.install("1.1.0");

        Files.delete(folder.resolve("acme.jar"));
        looks();

        assertEquals(List.of("1.1.0"), server.running());
    }

    @Test
    public void whatWasDroppedOrDeletedWhileTheServerWasDownCounts() throws IOException {
        drop("acme.jar", "1.0.0");
        looks();
        store.clock().advance(Duration.ofMinutes(1));

        Files.delete(folder.resolve("acme.jar"));
        drop("other.jar", "org.kontor.carrier.other", "1.0.0");
        restart();

        assertEquals(List.of("org.kontor.carrier.other 1.0.0"), server.running());
    }

    @Test
    public void aFileThatIsNewerThanTheLastWordIsInstalledAtTheStart() throws IOException {
        drop("acme.jar", "1.0.0");
        looks();
        store.clock().advance(Duration.ofMinutes(1));

        drop("acme.jar", "1.1.0");
        restart();

        assertEquals(List.of("1.1.0"), server.running());
    }

    private void restart() {
        drops.stop();
        server = server.restarted();
        drops = server.drops(folder.getParent());
        drops.start();
    }

    private void looks() {
        drops.look();
        drops.look();
    }

    private void drop(String name, String version) throws IOException {
        drop(name, PLUGIN, version);
    }

    private void drop(String name, String plugin, String version) throws IOException {
        Path file = Files.write(folder.resolve(name), FakeFramework.jar(plugin + " " + version));
        Instant now = store.clock().instant();
        Files.setLastModifiedTime(file, FileTime.from(now));
    }
}
