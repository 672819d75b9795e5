package org.kontor.payments.store;

import static org.kontor.payments.store.LedgerTables.ACCOUNT;
import static org.kontor.payments.store.LedgerTables.AMOUNT;
import static org.kontor.payments.store.LedgerTables.BOOKED_AT;
import static org.kontor.payments.store.LedgerTables.CURRENCY;
import static org.kontor.payments.store.LedgerTables.DRAWN;
import static org.kontor.payments.store.LedgerTables.DRAW_NO;
import static org.kontor.payments.store.LedgerTables.EXPIRES_AT;
import static org.kontor.payments.store.LedgerTables.ID;
import static org.kontor.payments.store.LedgerTables.KIND;
import static org.kontor.payments.store.LedgerTables.LINE_NO;
import static org.kontor.payments.store.LedgerTables.ORDER_ID;
import static org.kontor.payments.store.LedgerTables.PENDING;
import static org.kontor.payments.store.LedgerTables.POSTED_AT;
import static org.kontor.payments.store.LedgerTables.POSTINGS;
import static org.kontor.payments.store.LedgerTables.SUBJECT;
import static org.kontor.payments.store.LedgerTables.TRANSFERS;
import static org.kontor.payments.store.LedgerTables.TRANSFER_ID;
import static org.kontor.payments.store.LedgerTables.orZero;
import static org.kontor.store.Types.decimal;
import static org.kontor.store.Types.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Inserts and reads transfers; there is no update and no delete in here. */
@Component(service = LedgerStore.class)
public final class LedgerStore {

    /** What an account holds, what of it is reserved, and how often it has been drawn on. */
    public record Standing(long balance, long reserved, long draws) {

        public long available() {
            return balance - reserved;
        }
    }

    private static final Field<BigDecimal> BALANCE = decimal("balance");
    private static final Field<BigDecimal> RESERVED = decimal("reserved");
    private static final Field<Long> DRAWS = number("draws");

    private final Sql sql;
    private final String transfer;
    private final String posting;

    @Activate
    public LedgerStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
        this.transfer = sql.newRow(DSL.insertInto(TRANSFERS, ID, KIND, ORDER_ID, SUBJECT, POSTED_AT)
                .values((UUID) null, (String) null, (UUID) null, (UUID) null, (Instant) null));
        this.posting =
                sql.text(DSL.insertInto(POSTINGS, TRANSFER_ID, LINE_NO, ACCOUNT, CURRENCY, AMOUNT, BOOKED_AT, DRAW_NO)
                        .values((UUID) null, null, null, null, null, null, null));
    }

    /**
     * {@code draws} has the number of each draw by its account; stale when somebody has drawn under that number. False
     * when there is a transfer with this id, the same or another.
     */
    public boolean insert(Transfer added, Map<String, Long> draws) {
        boolean first = sql.insertNew(transfer, added.id(), added.kind(), added.order(), added.subject(), added.at());
        if (first) {
            insertPostings(added, draws);
        }
        return first;
    }

    private void insertPostings(Transfer added, Map<String, Long> draws) {
        List<Object[]> rows = new ArrayList<>();
        Map<String, Long> left = new LinkedHashMap<>(draws);
        for (Posting line : added.postings()) {
            rows.add(new Object[] {
                added.id(),
                rows.size() + 1L,
                line.account(),
                line.amount().currency().getCurrencyCode(),
                line.amount().minor(),
                added.at(),
                left.remove(line.account())
            });
        }
        try {
            sql.batch(posting, rows);
        } catch (IntegrityConstraintViolationException overtaken) {
            throw TradeRuleException.stale("ledger account");
        }
    }

    /** In the order they were posted; empty when there is no such transfer. */
    public List<Posting> postings(UUID transfer) {
        return sql.now()
                .select(ACCOUNT, CURRENCY, AMOUNT)
                .from(POSTINGS)
                .where(TRANSFER_ID.eq(transfer))
                .orderBy(LINE_NO)
                .fetch(LedgerTables::posting);
    }

    /** {@code side} is the sign of what the account holds; a reservation that has expired by then holds nothing back. */
    public Standing standing(String account, int side, Instant now) {
        var posted = DSL.select(DSL.sum(AMOUNT).as(BALANCE), DSL.max(DRAW_NO).as(DRAWS))
                .from(POSTINGS)
                .where(ACCOUNT.eq(account))
                .asTable("posted");
        var held = DSL.select(DSL.sum(AMOUNT).as(RESERVED))
                .from(PENDING)
                .where(DRAWN.eq(account).and(EXPIRES_AT.gt(now)).and(LedgerTables.unended()))
                .asTable("held");
        return sql.now()
                .select(BALANCE, RESERVED, DRAWS)
                .from(posted, held)
                .fetchSingle(row -> new Standing(
                        side * orZero(row.value1()), orZero(row.value2()), row.value3() == null ? 0 : row.value3()));
    }

    /** What a subject's transfers of one kind have moved. */
    public long moved(UUID subject, String kind) {
        return orZero(sql.now()
                .select(DSL.sum(AMOUNT))
                .from(TRANSFERS)
                .join(POSTINGS)
                .on(TRANSFER_ID.eq(ID))
                .where(SUBJECT.eq(subject).and(KIND.eq(kind)).and(AMOUNT.gt(0L)))
                .fetchOne(0, BigDecimal.class));
    }

    /** Debits less credits of an account by a subject's transfers of these kinds. */
    public long moved(UUID subject, List<String> kinds, String account) {
        return orZero(sql.now()
                .select(DSL.sum(AMOUNT))
                .from(TRANSFERS)
                .join(POSTINGS)
                .on(TRANSFER_ID.eq(ID))
                .where(SUBJECT.eq(subject).and(KIND.in(kinds)).and(ACCOUNT.eq(account)))
                .fetchOne(0, BigDecimal.class));
    }

    /** Oldest first; of those posted at one instant a capture comes before its refund. */
    public List<Transfer> transfers(UUID order) {
        Map<UUID, Transfer> heads = new LinkedHashMap<>();
        Map<UUID, List<Posting>> lines = new LinkedHashMap<>();
        sql.now()
                .select(ID, KIND, ORDER_ID, SUBJECT, POSTED_AT, ACCOUNT, CURRENCY, AMOUNT)
                .from(TRANSFERS)
                .join(POSTINGS)
                .on(TRANSFER_ID.eq(ID))
                .where(ORDER_ID.eq(order))
                .orderBy(POSTED_AT, KIND, ID, LINE_NO)
                .forEach(row -> {
                    UUID id = row.get(ID);
                    heads.putIfAbsent(
                            id,
                            new Transfer(
                                    id,
                                    row.get(KIND),
                                    row.get(ORDER_ID),
                                    row.get(SUBJECT),
                                    row.get(POSTED_AT),
                                    List.of()));
                    lines.computeIfAbsent(id, none -> new ArrayList<>()).add(LedgerTables.posting(row));
                });
        return heads.values().stream()
                .map(head -> new Transfer(
                        head.id(), head.kind(), head.order(), head.subject(), head.at(), lines.get(head.id())))
                .toList();
    }
}
