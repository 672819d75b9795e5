package org.kontor.deployment.store;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.kontor.deployment.Entry;
import org.kontor.store.Transactions;
import org.kontor.work.Invariant;
import org.kontor.work.Leaks;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** I11, in the audit of what operators did to plugins and their settings. */
@Component(service = Invariant.class)
public final class AuditLeaks implements Invariant {

    private static final int MOST = 10_000;

    private final AuditStore store;
    private final Transactions transactions;
    private final Leaks leaks;

    @Activate
    public AuditLeaks(@Reference AuditStore store, @Reference Transactions transactions, @Reference Leaks leaks) {
        this.store = store;
        this.transactions = transactions;
        this.leaks = leaks;
    }

    @Override
    public String number() {
        return "I11";
    }

    @Override
    public String name() {
        return "no secret and no card number is in the operators' audit";
    }

    @Override
    public Look since(Instant since) {
        List<Entry> entries = transactions.call(() -> store.since(since, MOST));
        return new Look(entries.size(), entries.stream().flatMap(this::found).toList());
    }

    private Stream<String> found(Entry entry) {
        return leaks
                .in(entry.operator() + "\n" + entry.details() + "\n" + entry.outcome())
                .map(leak -> entry.operation() + " " + entry.id() + " of " + entry.plugin() + " has " + leak)
                .stream();
    }
}
