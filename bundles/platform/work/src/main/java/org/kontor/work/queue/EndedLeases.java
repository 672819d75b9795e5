package org.kontor.work.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.work.Invariant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * I13: work whose server has shown no sign of life for minutes is taken over, so that nobody carries it out under a lease
 * that is over. After an outage all leases are over for a moment, so only what stays so while this server looks on is
 * broken.
 */
@Component(service = Invariant.class)
public final class EndedLeases implements Invariant {

    /** Much longer than the signs of life that may be missed. */
    private static final Duration OVER = Duration.ofMinutes(2);

    private final Transactions transactions;
    private final Plans plans;
    private final Clock clock;
    private final Map<Plans.Held, Instant> seen = new HashMap<>();

    @Activate
    public EndedLeases(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference Clock clock,
            @Reference(target = "(module=work)") Schema schema) {
        this.transactions = transactions;
        this.plans = new Plans(sql);
        this.clock = clock;
    }

    @Override
    public String number() {
        return "I13";
    }

    @Override
    public String name() {
        return "no work is held by a server whose lease on it is over";
    }

    @Override
    public synchronized Look since(Instant since) {
        Instant now = clock.instant();
        List<Plans.Held> over = transactions.call(() -> plans.held(now.minus(OVER)));
        seen.keySet().retainAll(over);
        over.forEach(held -> seen.putIfAbsent(held, now));
        List<String> evidence = over.stream()
                .filter(held -> !seen.get(held).isAfter(now.minus(OVER)))
                .map(held -> held.kind() + " " + held.instance() + " is held by " + held.server() + " at version "
                        + held.version() + ", last heard of at " + held.lastSign())
                .sorted()
                .toList();
        return new Look(over.size(), evidence);
    }
}
