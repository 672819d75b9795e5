package org.kontor.carrier.fedex;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * When nothing found at FedEx means nothing booked: its lookup shows a booking after a while, and none before the day
 * that it ships on. What was asked before this account was opened is only known from the moment in the key.
 */
final class FedexDoubts {

    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Duration lookup;
    private final Instant opened;

    /** When it can be told what became of the bookings that we asked for ourselves. */
    private final Map<String, Instant> open = FedexBookings.lastOnes(REMEMBERED);

    FedexDoubts(InstantSource clock, Duration lookup) {
        this.clock = clock;
        this.lookup = lookup;
        this.opened = clock.instant();
    }

    /** A booking of this key for this day went unanswered. */
    void begin(IdempotencyKey key, LocalDate ships) {
        open.put(key.value(), tells(clock.instant(), ships));
    }

    /** Throws while the key may have been booked, by us or by a server before us. */
    void mayBuy(IdempotencyKey key, LocalDate ships) {
        Optional<Instant> inherited =
                key.madeAt().filter(made -> made.isBefore(opened)).map(older -> tells(opened, ships));
        Optional.ofNullable(open.get(key.value())).or(() -> inherited).ifPresent(this::hold);
    }

    /** Throws while FedEx may yet show a booking of the key. */
    void maySayNothing(IdempotencyKey key) {
        Instant asked = key.madeAt().filter(opened::isBefore).orElse(opened);
        hold(open.getOrDefault(key.value(), asked.plus(lookup)));
    }

    private void hold(Instant tells) {
        if (clock.instant().isBefore(tells)) {
            throw new ProviderException(
                    Fault.IN_DOUBT, "FedEx may have booked and not show it yet; it can be told after " + tells);
        }
    }

    /** Where FedEx shows everything at once (no lookup time) its day does not matter either. */
    private Instant tells(Instant asked, LocalDate ships) {
        Instant day = ships.atStartOfDay(ZoneOffset.UTC).toInstant();
        return (lookup.isZero() || day.isBefore(asked) ? asked : day).plus(lookup);
    }
}
