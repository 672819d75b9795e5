package org.kontor.deployment.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.kontor.deployment.Node;
import org.kontor.deployment.store.NodeStore;
import org.kontor.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The nodes on one store: each says how its plugins do, and a change goes to the others only after its first node is well. */
@Component(service = Fleet.class)
public final class Fleet {

    /** Whether a change works on its first node, and why it is not known yet. */
    record Proof(State state, String why) {
        enum State {
            GIVEN,
            AWAITED,
            REFUTED
        }
    }

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration GONE = Duration.ofSeconds(15);
    private static final Duration FORGOTTEN = Duration.ofDays(7);
    private static final int LONGEST_PROBLEM = 2_000;

    private final Transactions transactions;
    private final NodeStore store;
    private final Clock clock;
    private final Self self;
    private Instant lastSeen = Instant.EPOCH;
    private long lastRevision;
    private final ConcurrentMap<String, Node.Report> own = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Desired> applied = new ConcurrentHashMap<>();

    @Activate
    public Fleet(
            @Reference Transactions transactions,
            @Reference NodeStore store,
            @Reference Clock clock,
            @Reference Self self) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
        this.self = self;
    }

    String self() {
        return self.name();
    }

    void started() {
        transactions.run(() -> {
            store.started(self.name(), clock.instant());
            store.forgetUnseenSince(clock.instant().minus(FORGOTTEN));
        });
    }

    /** Says that this node is there, when it has seen something new or has not said so for a while. */
    void seen(long revision) {
        Instant now = clock.instant();
        if (revision != lastRevision || !now.isBefore(lastSeen.plus(HEARTBEAT))) {
            transactions.run(() -> store.seen(self.name(), now, revision));
            lastSeen = now;
            lastRevision = revision;
        }
    }

    /** How the plugin does on this node, as last said. */
    Optional<Node.Report> own(String plugin) {
        return Optional.ofNullable(own.get(plugin));
    }

    List<Node.Report> own() {
        return List.copyOf(own.values());
    }

    /** What this node has brought about of a plugin; empty while it has not, since its start. */
    Optional<Desired> applied(String plugin) {
        return Optional.ofNullable(applied.get(plugin));
    }

    void applied(Desired wanted) {
        applied.put(wanted.plugin(), wanted);
    }

    /** Says it when it is new. */
    void say(Desired change, Node.State state, String problem) {
        String told = problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM));
        Node.Report report = new Node.Report(change.plugin(), change.revision(), state, told, clock.instant());
        Node.Report last = own.put(change.plugin(), report);
        if (last == null
                || last.revision() != report.revision()
                || last.state() != state
                || !last.problem().equals(told)) {
            transactions.run(() -> store.report(self.name(), report));
        } else {
            own.put(change.plugin(), last);
        }
    }

    /** Whether this node may make the change now. */
    Proof proof(Desired change) {
        String first = change.firstNode();
        if (first.isEmpty() || first.equals(self.name())) {
            return new Proof(Proof.State.GIVEN, "");
        }
        Optional<Node.Report> report = transactions
                .call(() -> store.report(first, change.plugin()))
                .filter(said -> said.revision() >= change.revision());
        if (report.filter(said -> said.state() == Node.State.HEALTHY).isPresent()) {
            return new Proof(Proof.State.GIVEN, "");
        }
        if (report.filter(said -> said.state() == Node.State.FAILED).isPresent()) {
            return new Proof(
                    Proof.State.REFUTED,
                    first + " failed with it: " + report.get().problem());
        }
        return new Proof(Proof.State.AWAITED, "waits until it is proven on " + first);
    }

    /** True when the node that should prove the change has not been seen for a while. */
    boolean isGone(String node) {
        Instant since = clock.instant().minus(GONE);
        return transactions
                .call(() -> store.lastSeen(node))
                .map(seen -> seen.isBefore(since))
                .orElse(true);
    }

    List<Node> nodes() {
        return transactions.call(store::all);
    }
}
