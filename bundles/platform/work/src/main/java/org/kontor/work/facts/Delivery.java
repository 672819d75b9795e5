package org.kontor.work.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.Invariant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** I9: what a fact's row says of who heard it, which is written in the transaction in which they heard it. */
@Component(service = Invariant.class)
public final class Delivery implements Invariant {

    private final Transactions transactions;
    private final FactStore store;

    @Activate
    public Delivery(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference(target = "(module=work)") Schema schema) {
        this.transactions = transactions;
        this.store = new FactStore(sql);
    }

    @Override
    public String number() {
        return "I9";
    }

    @Override
    public String name() {
        return "every fact was heard by each step that must hear of it";
    }

    @Override
    public Look since(Instant since) {
        AtomicLong rows = new AtomicLong();
        List<String> evidence = new ArrayList<>();
        transactions.run(() -> store.delivered(since, delivered -> {
            rows.incrementAndGet();
            Fact fact = delivered.fact();
            if (!delivered.steps().containsAll(fact.kind().mustHear())) {
                evidence.add(fact.kind() + " " + fact.id() + " of " + fact.subject() + " must be heard by "
                        + fact.kind().mustHear() + " and was by "
                        + delivered.steps().stream().sorted().toList());
            }
        }));
        return new Look(rows.get(), evidence);
    }
}
