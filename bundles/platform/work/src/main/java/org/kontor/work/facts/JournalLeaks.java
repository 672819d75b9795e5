package org.kontor.work.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.Invariant;
import org.kontor.work.Leaks;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** I11, in the trades' journal; the evidence says where, and never what. */
@Component(service = Invariant.class)
public final class JournalLeaks implements Invariant {

    /** Carriers number their waybills as they like, some in the ranges of cards. */
    private static final Set<String> NUMBERS_OF_GOODS = Set.of("waybill");

    private final Transactions transactions;
    private final FactStore store;
    private final Leaks leaks;

    @Activate
    public JournalLeaks(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference Leaks leaks,
            @Reference(target = "(module=work)") Schema schema) {
        this.transactions = transactions;
        this.store = new FactStore(sql);
        this.leaks = leaks;
    }

    @Override
    public String number() {
        return "I11";
    }

    @Override
    public String name() {
        return "no secret and no card number is in a trade's journal";
    }

    @Override
    public Look since(Instant since) {
        AtomicLong rows = new AtomicLong();
        List<String> evidence = new ArrayList<>();
        transactions.run(() -> store.newer(since, fact -> {
            rows.incrementAndGet();
            leaks.in(fact.actor()).ifPresent(leak -> evidence.add(told(fact, "actor", leak)));
            fact.details().entrySet().stream()
                    .filter(detail -> !NUMBERS_OF_GOODS.contains(detail.getKey()))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(detail -> leaks.in(detail.getValue())
                            .ifPresent(leak -> evidence.add(told(fact, detail.getKey(), leak))));
        }));
        return new Look(rows.get(), evidence);
    }

    private static String told(Fact fact, String where, String leak) {
        return fact.kind() + " " + fact.id() + " of " + fact.subject() + " has " + leak + " in " + where;
    }
}
