package org.kontor.orders.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.kontor.carrier.Scan.Status;
import org.kontor.orders.store.OrderStore;
import org.kontor.work.Fact;
import org.kontor.work.Timers;

/**
 * Has the time of acceptance begin at the carrier's first scan, whatever the seller says, and stand still while a case or
 * dispute is open or customs hold the goods. It ends a window after the delivery; while none is reported, a window after the days
 * that the mode of transport stands for.
 */
final class AcceptanceClock {

    private static final String CUSTOMS = "customs";

    /** What is said of goods that the carrier need not have. */
    private static final Set<Status> PROVES_NOTHING = EnumSet.of(Status.ANNOUNCED, Status.UNRECOGNISED);

    private final OrderStore store;
    private final StageDates dates;
    private final Timers timers;
    private final Clock clock;
    private final OrderTimes times;

    AcceptanceClock(OrderStore store, Timers timers, Clock clock, OrderTimes times) {
        this.store = store;
        this.dates = new StageDates(store, timers, times);
        this.timers = timers;
        this.clock = clock;
        this.times = times;
    }

    /** Only the seller says so: nothing begins. */
    void shipped(UUID order) {
        store.acceptances().insert(Acceptance.shipped(order, clock.instant()));
    }

    void scanned(Fact scans) {
        if (PROVES_NOTHING.contains(Status.valueOf(scans.details().get("latest")))) {
            return;
        }
        boolean held = Boolean.parseBoolean(scans.details().get("customsHeld"));
        Optional<Acceptance> before = store.acceptances().find(scans.subject());
        if (before.filter(it -> it.dispatchedAt().isEmpty()).isPresent()) {
            Instant at = OffsetDateTime.parse(scans.details().get("scannedAt")).toInstant();
            change(scans.subject(), acceptance -> begun(acceptance, at));
        }
        if (before.filter(it -> it.holds().contains(CUSTOMS) != held).isPresent()) {
            customs(scans.subject(), held);
        }
    }

    void opened(Fact opened) {
        change(opened.subject(), acceptance -> acceptance.held(hold(opened), clock.instant()));
    }

    void resolved(Fact resolved) {
        change(resolved.subject(), acceptance -> acceptance.freed(hold(resolved), clock.instant()));
    }

    /** Before the order is moved, so that the row is locked first, as the timer does. */
    void delivered(UUID order) {
        Instant now = clock.instant();
        UnaryOperator<Acceptance> arrived = acceptance ->
                acceptance.dispatched(now, now).freed(CUSTOMS, now).until(now.plus(times.acceptance()), now);
        if (!change(order, arrived)) {
            shipped(order);
            change(order, arrived);
        }
    }

    private Acceptance begun(Acceptance before, Instant scannedAt) {
        if (before.dispatchedAt().isPresent()) {
            return before;
        }
        Instant now = clock.instant();
        Acceptance dispatched = before.dispatched(scannedAt, now);
        Instant at = dispatched.dispatchedAt().orElseThrow();
        dates.dispatched(before.order(), at);
        Agreement agreed = store.agreement(before.order());
        Instant arrived = StageDates.end(
                at.atZone(agreed.timeZone())
                        .toLocalDate()
                        .plusDays(times.transitDays(agreed.option().mode())),
                agreed.timeZone());
        return dispatched.until(arrived.plus(times.acceptance()), now);
    }

    private void customs(UUID order, boolean held) {
        change(
                order,
                acceptance ->
                        held ? acceptance.held(CUSTOMS, clock.instant()) : acceptance.freed(CUSTOMS, clock.instant()));
    }

    /** False for goods that nobody has shipped. */
    private boolean change(UUID order, UnaryOperator<Acceptance> how) {
        Optional<Acceptance> claimed = store.acceptances().claim(order);
        claimed.ifPresent(before -> {
            Acceptance after = how.apply(before);
            store.acceptances().update(after);
            after.deadline()
                    .ifPresentOrElse(
                            end -> timers.schedule(AcceptanceWindow.PURPOSE, order, end),
                            () -> timers.cancel(AcceptanceWindow.PURPOSE, order));
        });
        return claimed.isPresent();
    }

    private static String hold(Fact fact) {
        Map<String, String> details = fact.details();
        return details.containsKey("case") ? "case/" + details.get("case") : "dispute/" + details.get("dispute");
    }
}
