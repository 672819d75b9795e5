package org.kontor.deployment.desk;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.kontor.deployment.Entry;
import org.kontor.deployment.store.AuditStore;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down every operation before it begins and again when it has ended, well or not. */
@Component(service = Audit.class)
public final class Audit {

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final String BEGUN = "begun";
    private static final String DONE = "done";
    private static final int MOST = 200;

    private final Transactions transactions;
    private final AuditStore store;
    private final Clock clock;
    private final Self self;

    @Activate
    public Audit(
            @Reference Transactions transactions,
            @Reference AuditStore store,
            @Reference Clock clock,
            @Reference Self self) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
        this.self = self;
    }

    /** Who does what to which plugin. */
    record Act(String operator, String operation, String plugin) {}

    /** Does the work and keeps how it ended; a refusal is logged once, here, in one line. */
    <T> T of(Act act, String details, Supplier<T> work) {
        UUID id = Keys.fresh();
        Entry entry = new Entry(id, clock.instant(), act.operator(), act.operation(), act.plugin(), details, BEGUN);
        transactions.run(() -> store.begin(entry, self.name()));
        try {
            T result = work.get();
            transactions.run(() -> store.end(id, DONE));
            LOG.info("{} by {}: {} {}", act.operation(), act.operator(), act.plugin(), details);
            return result;
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} by {} refused: {} {}: {}",
                    act.operation(),
                    act.operator(),
                    act.plugin(),
                    details,
                    e.getMessage());
            transactions.run(() -> store.end(id, "refused: " + e.getMessage()));
            throw e;
        }
    }

    /** Writes down what was not asked of us but found. */
    void note(Act act, String details) {
        of(act, details, () -> details);
    }

    /** What this node had begun when it went down. */
    void cutOff() {
        transactions.run(() -> store.cutOff(self.name(), "cut off: the server went down"));
    }

    List<Entry> history(String plugin) {
        return transactions.call(() -> store.history(plugin, MOST));
    }
}
