package org.kontor.work.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.work.Unplanned;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Compares what is open with the rows of the queue, some hundred in a statement. */
@Component(service = Unplanned.class)
public final class TimersMissing implements Unplanned {

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final Plans plans;

    @Activate
    public TimersMissing(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference(target = "(module=work)") Schema schema) {
        this.transactions = transactions;
        this.plans = new Plans(sql);
    }

    @Override
    public Set<UUID> of(String purpose, Collection<UUID> subjects) {
        Set<UUID> missing = new HashSet<>();
        List<UUID> all = List.copyOf(subjects);
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            missing.addAll(missing(purpose, all.subList(i, Math.min(all.size(), i + AT_ONCE))));
        }
        return missing;
    }

    private Set<UUID> missing(String purpose, List<UUID> subjects) {
        List<String> instances = new ArrayList<>();
        for (UUID subject : subjects) {
            instances.add(TimerDesk.instance(purpose, subject));
            instances.add(SchedulerQueue.FOLLOW_UP + TimerDesk.instance(purpose, subject));
        }
        Set<String> there = transactions.call(() -> plans.there(Queue.Kind.TIMER, instances));
        Set<UUID> missing = new HashSet<>(subjects);
        there.forEach(instance -> missing.remove(TimerDesk.subject(instance)));
        return missing;
    }
}
