package org.kontor.testkit.live;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a provider tells of a shipment as time passes: each event from the moment it becomes known, in the order of
 * telling, until it is withdrawn. An event told twice stands there twice.
 */
public final class Journey<E> {

    private record Told<E>(E event, Instant from, Instant until) {}

    private final Clock clock;
    private final List<Told<E>> told = new ArrayList<>();

    public Journey(Clock clock) {
        this.clock = clock;
    }

    /** Becomes known then, whenever it happened. */
    public synchronized Journey<E> tells(Instant from, E event) {
        told.add(new Told<>(event, from, Instant.MAX));
        return this;
    }

    /** Is no longer told from then on. */
    public synchronized Journey<E> withdraws(Instant from, E event) {
        told.replaceAll(one -> one.event().equals(event) ? new Told<>(event, one.from(), from) : one);
        return this;
    }

    /** What is told now. */
    public synchronized List<E> known() {
        Instant now = clock.instant();
        return told.stream()
                .filter(one -> !now.isBefore(one.from()) && now.isBefore(one.until()))
                .map(Told::event)
                .toList();
    }
}
