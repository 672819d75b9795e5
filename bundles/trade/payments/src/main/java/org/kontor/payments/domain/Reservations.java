package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.payments.store.PendingStore;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Money that is spoken for before it moves. A reservation ends once: posted, whole or in part; voided; or expired, from when
 * on it holds nothing back, whether or not anybody has looked.
 */
@Component(service = Reservations.class)
public final class Reservations {

    public record Reservation(
            UUID id, UUID order, UUID subject, String account, Money amount, Instant at, Instant until) {}

    /** How a reservation ended, and how much of it was posted. */
    public record End(Outcome outcome, long minor) {

        public enum Outcome {
            POSTED,
            VOIDED,
            EXPIRED
        }

        static final End VOIDED = new End(Outcome.VOIDED, 0);
        static final End EXPIRED = new End(Outcome.EXPIRED, 0);
    }

    private static final int EXPIRED_AT_ONCE = 500;

    private final PendingStore store;
    private final Ledger ledger;
    private final Clock clock;

    @Activate
    public Reservations(@Reference PendingStore store, @Reference Ledger ledger, @Reference Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * In the caller's transaction; the same cause reserves once. Leaves a transfer of nothing in the journal, which takes the
     * account's next draw, so that nobody else can speak for the same money.
     */
    UUID reserve(Cause cause, Money amount, Instant until) {
        UUID id = cause.transfer(Event.RESERVED);
        String account = Journals.escrow(cause, amount);
        Optional<Reservation> before = store.find(id);
        if (before.isPresent()) {
            requireSame(before.get(), amount);
            return id;
        }
        Instant now = clock.instant();
        Posting nothing = new Posting(account, Money.zero(amount.currency()));
        ledger.mark(
                new Transfer(id, Event.RESERVED.name(), cause.order(), cause.subject(), now, List.of(nothing)), amount);
        store.insert(new Reservation(id, cause.order(), cause.subject(), account, amount, now, until));
        return id;
    }

    /** Frees the reservation for {@code journal}, which draws up to its amount; false when that was done before. */
    boolean post(UUID id, Money drawn, Runnable journal) {
        Reservation reserved = reservation(id);
        if (drawn.compareTo(reserved.amount()) > 0) {
            throw new IllegalArgumentException(reserved.amount() + " is reserved; " + drawn + " cannot be posted");
        }
        if (!end(reserved, new End(End.Outcome.POSTED, drawn.minor()))) {
            return false;
        }
        journal.run();
        return true;
    }

    /** Nothing comes of it; false when that was said before. */
    boolean cancel(UUID id) {
        return end(reservation(id), End.VOIDED);
    }

    /** Says of those whose time is over that they have expired; tells how many. */
    int expire() {
        Instant now = clock.instant();
        List<UUID> expired = store.expired(now, EXPIRED_AT_ONCE);
        expired.forEach(id -> store.end(id, End.EXPIRED, now));
        return expired.size();
    }

    private boolean end(Reservation reserved, End end) {
        Optional<End> before = store.end(reserved.id());
        if (before.isPresent() && before.get().equals(end)) {
            return false;
        }
        Instant now = clock.instant();
        boolean over = before.isPresent() || !now.isBefore(reserved.until());
        if (over) {
            String how = before.map(End::outcome).orElse(End.Outcome.EXPIRED).name();
            throw TradeRuleException.conflict(
                    "reservation-ended", "The reservation is " + how + " already", "reserve the money again");
        }
        store.end(reserved.id(), end, now);
        return true;
    }

    private Reservation reservation(UUID id) {
        return store.find(id).orElseThrow(() -> TradeRuleException.notFound("reservation"));
    }

    private static void requireSame(Reservation before, Money amount) {
        if (!before.amount().equals(amount)) {
            throw new IllegalStateException(before.amount() + " is reserved under this cause, not " + amount);
        }
    }
}
