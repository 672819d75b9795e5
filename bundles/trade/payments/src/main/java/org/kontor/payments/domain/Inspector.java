package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.kontor.payments.Books.Invariant;
import org.kontor.store.Transactions;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the books every minute: what is new since they were last found sound, and all of them after a start, after a finding
 * and when a day has been closed. While an invariant is broken no money moves, but the server goes on serving.
 */
@Component(service = {TimerHandler.class, Inspector.class})
public final class Inspector implements TimerHandler {

    /** What the latest check found, and when; no time before the first. */
    public record Report(Optional<Instant> checkedAt, List<Invariant> invariants) {
        public Report {
            invariants = List.copyOf(invariants);
        }

        public boolean sound() {
            return invariants.stream().allMatch(Invariant::holds);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Inspector.class);
    private static final UUID BOOKS = new UUID(0, 1);
    private static final Duration EVERY = Duration.ofSeconds(60);

    /** Longer than any transaction takes to commit what it has posted. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final Upkeep upkeep;
    private final Clock clock;
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

    /** Checks everything now. */
    public Report inspect() {
        return inspect(Instant.EPOCH);
    }

    /**
     * A scan may see half of a transfer that commits meanwhile, so a finding counts only when a second look finds the same,
     * word for word.
     */
    private Report inspect(Instant since) {
        Instant now = clock.instant();
        List<Invariant> found = ledger.invariants(since);
        if (!found.stream().allMatch(Invariant::holds)) {
            found = confirmed(found, ledger.invariants(since));
        }
        Report report = new Report(Optional.of(now), found);
        latest.set(report);
        found.stream()
                .filter(invariant -> !invariant.holds())
                .forEach(broken ->
                        LOG.error("The books are broken, no money moves: {}: {}", broken.name(), broken.evidence()));
        return report;
    }

    private static Instant since(Report sound) {
        return sound.checkedAt().map(at -> at.minus(OVERLAP)).orElse(Instant.EPOCH);
    }

    public Report latest() {
        return latest.get();
    }

    /** Throws a conflict while the books are broken. */
    void requireSound() {
        if (!latest.get().sound()) {
            throw TradeRuleException.conflict(
                    "books-broken",
                    "The ledger failed its own check, so no money moves until an operator has looked",
                    "try again later; nothing has been charged or released");
        }
    }

    private static List<Invariant> confirmed(List<Invariant> first, List<Invariant> second) {
        return second.stream()
                .map(invariant -> first.contains(invariant) ? invariant : new Invariant(invariant.name(), true, ""))
                .toList();
    }
}
