package org.kontor.outbound.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.outbound.store.ExchangeStore;
import org.kontor.outbound.terms.Terms;
import org.kontor.store.Transactions;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets exchanges when they are as old as the operator said, a few hundred in a transaction. */
@Component(service = TimerHandler.class)
public final class ExchangePurge implements TimerHandler {

    private static final String PURPOSE = "outbound.purge-exchanges";
    private static final UUID ALL = new UUID(0, 0);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final ExchangeStore store;
    private final Transactions transactions;
    private final Terms terms;
    private final Clock clock;

    @Activate
    public ExchangePurge(
            @Reference ExchangeStore store,
            @Reference Transactions transactions,
            @Reference Terms terms,
            @Reference Timers timers,
            @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.terms = terms;
        this.clock = clock;
        transactions.run(() -> timers.schedule(PURPOSE, ALL, clock.instant().plus(PAUSE)));
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Optional<Instant> due(UUID all) {
        Instant now = clock.instant();
        boolean more = transactions.call(() -> store.purgeBefore(now.minus(terms.kept())));
        return Optional.of(more ? now : now.plus(PAUSE));
    }
}
