package org.kontor.orders.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * When the buyer's silence accepts the goods: a deadline that runs, or, while anything holds it, the time that is left.
 * Neither is there before the carrier has scanned the goods; {@code dispatchedAt} says when it first did.
 */
public record Acceptance(
        UUID order,
        Instant shippedAt,
        Optional<Instant> dispatchedAt,
        Optional<Instant> deadline,
        Optional<Duration> left,
        SortedSet<String> holds) {

    public Acceptance {
        holds = Collections.unmodifiableSortedSet(new TreeSet<>(holds));
    }

    static Acceptance shipped(UUID order, Instant now) {
        return new Acceptance(order, now, Optional.empty(), Optional.empty(), Optional.empty(), new TreeSet<>());
    }

    /** Only the first time counts, and neither from before the seller shipped nor from the future. */
    Acceptance dispatched(Instant scannedAt, Instant now) {
        if (dispatchedAt.isPresent()) {
            return this;
        }
        Instant later = scannedAt.isBefore(shippedAt) ? shippedAt : scannedAt;
        return new Acceptance(order, shippedAt, Optional.of(later.isAfter(now) ? now : later), deadline, left, holds);
    }

    Acceptance until(Instant end, Instant now) {
        return holds.isEmpty()
                ? with(Optional.of(end), Optional.empty(), holds)
                : with(Optional.empty(), Optional.of(remaining(end, now)), holds);
    }

    Acceptance held(String by, Instant now) {
        SortedSet<String> more = new TreeSet<>(holds);
        more.add(by);
        return with(Optional.empty(), deadline.map(end -> remaining(end, now)).or(() -> left), more);
    }

    /** The last to let go has it run again, with the time that was left. */
    Acceptance freed(String by, Instant now) {
        SortedSet<String> fewer = new TreeSet<>(holds);
        fewer.remove(by);
        return fewer.isEmpty()
                ? with(left.map(now::plus).or(() -> deadline), Optional.empty(), fewer)
                : with(deadline, left, fewer);
    }

    private static Duration remaining(Instant end, Instant now) {
        return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
    }

    private Acceptance with(Optional<Instant> newDeadline, Optional<Duration> newLeft, SortedSet<String> newHolds) {
        return new Acceptance(order, shippedAt, dispatchedAt, newDeadline, newLeft, newHolds);
    }
}
