package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kontor.payments.store.ClosingStore;
import org.kontor.store.Transactions;
import org.kontor.work.CrashPoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the books need in time: days that are over are closed, reservations that nobody used are ended. */
@Component(service = Upkeep.class)
public final class Upkeep {

    /** Long after the last transaction of a day has been committed or given up. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofHours(1);

    private static final int DAYS_AT_ONCE = 31;

    private final ClosingStore closings;
    private final Reservations reservations;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public Upkeep(
            @Reference ClosingStore closings,
            @Reference Reservations reservations,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.closings = closings;
        this.reservations = reservations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** True when a day was closed. */
    boolean closeDays() {
        int closed = 0;
        while (closed < DAYS_AT_ONCE && transactions.call(this::closeOne)) {
            closed++;
        }
        return closed > 0;
    }

    void expire() {
        transactions.run(reservations::expire);
    }

    private boolean closeOne() {
        Instant now = clock.instant();
        long today =
                Duration.ofSeconds(now.minus(AFTER_MIDNIGHT).getEpochSecond()).toDays();
        Optional<Long> day = closings.next().filter(next -> next < today);
        day.ifPresent(over -> {
            closings.close(over, now);
            CrashPoint.hit("closing.before-commit");
        });
        return day.isPresent();
    }
}
