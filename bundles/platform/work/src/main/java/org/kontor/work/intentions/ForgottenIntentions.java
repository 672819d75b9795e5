package org.kontor.work.intentions;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.work.Intention;
import org.kontor.work.Invariant;
import org.kontor.work.queue.Queue;
import org.kontor.work.queue.WorkRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** I10, of effects outside: what is not settled is taken up again by the queue, or is STUCK and before an operator. */
@Component(service = Invariant.class)
public final class ForgottenIntentions implements Invariant {

    private final Transactions transactions;
    private final IntentionStore store;
    private final WorkRows queue;

    @Activate
    public ForgottenIntentions(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference(target = "(module=work)") Schema schema) {
        this.transactions = transactions;
        this.store = new IntentionStore(sql);
        this.queue = new WorkRows(sql);
    }

    @Override
    public String number() {
        return "I10";
    }

    @Override
    public String name() {
        return "every effect that is not settled has a next time or is before an operator";
    }

    @Override
    public Look since(Instant since) {
        return transactions.call(() -> {
            List<Intention> open = store.open();
            Set<String> planned = queue.instances(Queue.Kind.EFFECT);
            List<String> evidence = open.stream()
                    .filter(one -> one.state() != Intention.State.STUCK)
                    .filter(one -> !planned.contains(one.id().toString()))
                    .map(one -> one.purpose() + " " + one.id() + " of " + one.subject() + " is " + one.state()
                            + " and in no queue")
                    .toList();
            return new Look(open.size(), evidence);
        });
    }
}
