package org.kontor.payments.store;

import static org.kontor.payments.store.LedgerTables.AMOUNT;
import static org.kontor.payments.store.LedgerTables.CURRENCY;
import static org.kontor.payments.store.LedgerTables.DRAWN;
import static org.kontor.payments.store.LedgerTables.ENDED_AT;
import static org.kontor.payments.store.LedgerTables.ENDS;
import static org.kontor.payments.store.LedgerTables.EXPIRES_AT;
import static org.kontor.payments.store.LedgerTables.ID;
import static org.kontor.payments.store.LedgerTables.ORDER_ID;
import static org.kontor.payments.store.LedgerTables.OUTCOME;
import static org.kontor.payments.store.LedgerTables.PENDING;
import static org.kontor.payments.store.LedgerTables.RESERVED_AT;
import static org.kontor.payments.store.LedgerTables.SUBJECT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.kontor.payments.domain.Reservations.End;
import org.kontor.payments.domain.Reservations.Reservation;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps reservations and how each ended; both only ever inserted. */
@Component(service = PendingStore.class)
public final class PendingStore {

    private final Sql sql;

    @Activate
    public PendingStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Reservation reserved) {
        sql.now()
                .insertInto(PENDING)
                .set(ID, reserved.id())
                .set(ORDER_ID, reserved.order())
                .set(SUBJECT, reserved.subject())
                .set(DRAWN, reserved.account())
                .set(CURRENCY, reserved.amount().currency().getCurrencyCode())
                .set(AMOUNT, reserved.amount().minor())
                .set(RESERVED_AT, reserved.at())
                .set(EXPIRES_AT, reserved.until())
                .execute();
    }

    public Optional<Reservation> find(UUID id) {
        return sql.now()
                .select(ID, ORDER_ID, SUBJECT, DRAWN, CURRENCY, AMOUNT, RESERVED_AT, EXPIRES_AT)
                .from(PENDING)
                .where(ID.eq(id))
                .fetchOptional(row -> new Reservation(
                        row.get(ID),
                        row.get(ORDER_ID),
                        row.get(SUBJECT),
                        row.get(DRAWN),
                        Money.of(row.get(AMOUNT), row.get(CURRENCY)),
                        row.get(RESERVED_AT),
                        row.get(EXPIRES_AT)));
    }

    public Optional<End> end(UUID id) {
        return sql.now()
                .select(OUTCOME, AMOUNT)
                .from(ENDS)
                .where(ID.eq(id))
                .fetchOptional(row -> new End(End.Outcome.valueOf(row.get(OUTCOME)), row.get(AMOUNT)));
    }

    /** Stale when it has ended meanwhile. */
    public void end(UUID id, End end, Instant now) {
        try {
            sql.now()
                    .insertInto(ENDS, ID, OUTCOME, AMOUNT, ENDED_AT)
                    .values(id, end.outcome().name(), end.minor(), now)
                    .execute();
        } catch (IntegrityConstraintViolationException overtaken) {
            throw TradeRuleException.stale("reservation");
        }
    }

    /** Of those that have expired and of which nobody has said so, the oldest. */
    public List<UUID> expired(Instant now, int most) {
        return sql.now()
                .select(ID)
                .from(PENDING)
                .where(EXPIRES_AT.le(now).and(LedgerTables.unended()))
                .orderBy(EXPIRES_AT)
                .limit(most)
                .fetch(ID);
    }
}
