package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.kontor.payments.Books.Invariant;
import org.kontor.payments.Inspection;
import org.kontor.store.Transactions;
import org.kontor.work.Invariant.Look;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the invariants every minute: on what is new since all were last found sound, and on everything after a start,
 * after a finding and when a day has been closed. While one is broken no money moves, but the server goes on serving.
 */
@Component(service = {TimerHandler.class, Inspector.class, Inspection.class})
public final class Inspector implements TimerHandler, Inspection {

    private static final Logger LOG = LoggerFactory.getLogger(Inspector.class);
    private static final UUID BOOKS = new UUID(0, 1);
    private static final Duration EVERY = Duration.ofSeconds(60);

    /** Longer than any transaction takes to commit what it has posted. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final Upkeep upkeep;
    private final Clock clock;
    private final List<org.kontor.work.Invariant> others = new CopyOnWriteArrayList<>();
    private final AtomicReference<Report> latest = new AtomicReference<>(new Report(Optional.empty(), List.of()));

    @Activate
    public Inspector(
            @Reference Ledger ledger,
            @Reference Upkeep upkeep,
            @Reference Timers timers,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.ledger = ledger;
        this.upkeep = upkeep;
        this.clock = clock;
        transactions.run(() -> timers.schedule(purpose(), BOOKS, clock.instant()));
    }

    void add(org.kontor.work.Invariant invariant) {
        others.add(invariant);
    }

    void remove(org.kontor.work.Invariant invariant) {
        others.remove(invariant);
    }

    @Override
    public String purpose() {
        return "payments.inspect";
    }

    @Override
    public Optional<Instant> due(UUID subject) {
        upkeep.expire();
        boolean closed = upkeep.closeDays();
        Report before = latest.get();
        inspect(closed || !before.sound() ? Instant.EPOCH : since(before));
        return Optional.of(clock.instant().plus(EVERY));
    }

    @Override
    public Report inspect() {
        return inspect(Instant.EPOCH);
    }

    /**
     * A scan may see half of what commits meanwhile, so evidence counts only when a second look finds the same, word
     * for word.
     */
    private Report inspect(Instant since) {
        Instant now = clock.instant();
        List<Invariant> found = look(since);
        if (!found.stream().allMatch(Invariant::holds)) {
            found = confirmed(found, look(since));
        }
        Report report = new Report(Optional.of(now), found);
        latest.set(report);
        found.stream()
                .filter(invariant -> !invariant.holds())
                .forEach(broken -> LOG.error(
                        "An invariant is broken, no money moves: {} {}: {}",
                        broken.number(),
                        broken.name(),
                        broken.evidence()));
        return report;
    }

    private List<Invariant> look(Instant since) {
        List<Invariant> found = new ArrayList<>(ledger.invariants(since));
        for (org.kontor.work.Invariant other : others) {
            long begun = System.nanoTime();
            Look look = other.since(since);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            found.add(new Invariant(other.number(), other.name(), look.rows(), took, look.evidence()));
        }
        found.sort(Comparator.comparingInt(one -> Integer.parseInt(one.number().substring(1))));
        return found;
    }

    private static Instant since(Report sound) {
        return sound.checkedAt().map(at -> at.minus(OVERLAP)).orElse(Instant.EPOCH);
    }

    @Override
    public Report latest() {
        return latest.get();
    }

    /** Throws a conflict while an invariant is broken. */
    void requireSound() {
        if (!latest.get().sound()) {
            throw TradeRuleException.conflict(
                    "books-broken",
                    "The check of the books and journals failed, so no money moves until an operator has looked",
                    "try again later; nothing has been charged or released");
        }
    }

    private static List<Invariant> confirmed(List<Invariant> first, List<Invariant> second) {
        Set<List<String>> seen = new HashSet<>();
        first.forEach(one -> one.evidence().forEach(row -> seen.add(List.of(one.number(), one.name(), row))));
        return second.stream()
                .map(one -> new Invariant(
                        one.number(),
                        one.name(),
                        one.looked(),
                        Duration.ofMillis(one.tookMillis()),
                        one.evidence().stream()
                                .filter(row -> seen.contains(List.of(one.number(), one.name(), row)))
                                .toList()))
                .toList();
    }
}
