package org.kontor.work.intentions;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.work.Intention;
import org.kontor.work.Invariant;
import org.kontor.work.Leaks;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** I11, in what is kept of providers' errors. */
@Component(service = Invariant.class)
public final class ProblemLeaks implements Invariant {

    private static final int MOST = 10_000;

    private final Transactions transactions;
    private final IntentionStore store;
    private final Leaks leaks;

    @Activate
    public ProblemLeaks(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference Leaks leaks,
            @Reference(target = "(module=work)") Schema schema) {
        this.transactions = transactions;
        this.store = new IntentionStore(sql);
        this.leaks = leaks;
    }

    @Override
    public String number() {
        return "I11";
    }

    @Override
    public String name() {
        return "no secret and no card number is in what is kept of an error";
    }

    @Override
    public Look since(Instant since) {
        List<Intention> problems = transactions.call(() -> store.since(since, MOST));
        return new Look(problems.size(), problems.stream().flatMap(this::found).toList());
    }

    private Stream<String> found(Intention failed) {
        return leaks
                .in(failed.problem())
                .map(leak -> failed.purpose() + " " + failed.id() + " has " + leak + " in its problem")
                .stream();
    }
}
