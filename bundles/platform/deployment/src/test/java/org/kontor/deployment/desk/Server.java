package org.kontor.deployment.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Deployments;
import org.kontor.deployment.Terms;
import org.kontor.deployment.store.AuditStore;
import org.kontor.deployment.store.DesiredStore;
import org.kontor.deployment.store.JarStore;
import org.kontor.deployment.store.NodeStore;
import org.kontor.deployment.store.SwitchStore;
import org.kontor.providers.Switchboard;
import org.kontor.testkit.TestStore;

/** One node: the real desk on a store, a framework and a switchboard of the test's. */
final class Server {

    static final String PLUGIN = "org.kontor.carrier.acme";
    static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final Path folder;
    final TestStore store;
    final FakeFramework framework;
    final FakeSwitchboard switchboard;
    final FakeGate gate = new FakeGate();
    final Snapshots snapshots = new Snapshots();
    final Conformance conformance = new Conformance();
    final List<String> log;
    final Wishes wishes;
    final Lanes lanes = new Lanes();
    final Changes changes;
    final Keeper keeper;
    final Strangers strangers;
    final Deployments desk;

    Server(TestStore store, String node, Path folder) {
        this(store, node, folder, new FakeFramework(() -> store.transactions().active(), new ArrayList<>()));
    }

    private Server(TestStore store, String node, Path folder, FakeFramework framework) {
        this.store = store;
        this.folder = folder;
        this.framework = framework;
        this.log = framework.log;
        this.switchboard = new FakeSwitchboard(log);
        Self self = new Self(node);
        DesiredStore desired = new DesiredStore(store.sql(), store.schema("deployment"));
        JarStore jars = new JarStore(store.sql(), store.clock(), store.schema("deployment"));
        this.wishes = new Wishes(store.transactions(), desired, jars, store.clock());
        Audit audit = new Audit(
                store.transactions(), new AuditStore(store.sql(), store.schema("deployment")), store.clock(), self);
        Fleet fleet = new Fleet(
                store.transactions(), new NodeStore(store.sql(), store.schema("deployment")), store.clock(), self);
        Rollout rollout = new Rollout(framework, switchboard, wishes, PATIENCE);
        Switches switches = new Switches(
                store.transactions(),
                new SwitchStore(store.sql(), store.schema("deployment")),
                desired,
                switchboard,
                store.clock());
        this.changes = new Changes(gate, wishes, rollout, lanes, audit, fleet, snapshots, conformance);
        this.keeper = new Keeper(rollout, wishes, fleet, lanes, audit, switches, store.clock(), SETTLING);
        this.strangers = new Strangers(framework, rollout, wishes, fleet, lanes, audit);
        this.desk = new DeploymentDesk(
                gate,
                new Sources(folder.resolve("fetched"), gate),
                new Stages(gate, wishes, rollout, lanes),
                changes,
                switches,
                new Views(wishes, framework, fleet, conformance, List::of),
                audit,
                fleet);
        this.node = node;
    }

    private final String node;

    Server started() {
        keeper.start();
        strangers.meet();
        return this;
    }

    /** The folders below the base, looked at by the test itself. */
    DropFolder drops(Path base) {
        return new DropFolder(
                base, new LocalMemory(folder.resolve("drops.properties")), gate, changes, wishes, Long.MAX_VALUE / 2);
    }

    /** One look, as every few seconds. */
    void look() {
        keeper.look();
    }

    /** The same node after its server went down: the framework's cache is all it remembers. */
    Server restarted() {
        framework.restart();
        return new Server(store, node, folder, framework).started();
    }

    Path jar(String words) {
        try {
            return Files.write(folder.resolve(words.replace(' ', '-') + ".jar"), FakeFramework.jar(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Deployment install(String version) {
        return desk.install(jar(PLUGIN + " " + version), Terms.atOnce(), "olga");
    }

    Deployment canary(String version, int percent) {
        Switchboard.Trial trial = new Switchboard.Trial(
                gate.read(jar(PLUGIN + " " + version)).version(), Switchboard.Mode.CANARY, percent);
        return desk.install(jar(PLUGIN + " " + version), new Terms(Optional.of(trial), false), "olga");
    }

    /** What the last operation did, step by step; then forgotten. */
    List<String> steps() {
        List<String> steps = List.copyOf(log);
        log.clear();
        return steps;
    }

    /** Versions that run, with how they behave. */
    List<String> running() {
        return framework.running().stream()
                .map(words -> words.replace(PLUGIN + " ", ""))
                .toList();
    }
}
