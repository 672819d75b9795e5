package org.kontor.web.once;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.store.Transactions;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets answers after a week; whoever repeats a request later than that begins a new one. */
@Component(service = TimerHandler.class)
public final class AnswerPurge implements TimerHandler {

    private static final String PURPOSE = "web.purge-answers";
    private static final UUID ALL = new UUID(0, 0);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final AnswerTable table;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public AnswerPurge(
            @Reference AnswerTable table,
            @Reference Transactions transactions,
            @Reference Timers timers,
            @Reference Clock clock) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
        transactions.run(() -> timers.schedule(PURPOSE, ALL, clock.instant().plus(PAUSE)));
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Optional<Instant> due(UUID all) {
        boolean more = transactions.call(() -> table.purgeBefore(clock.instant().minus(KEPT)));
        return Optional.of(more ? clock.instant() : clock.instant().plus(PAUSE));
    }
}
