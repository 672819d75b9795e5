package org.kontor.payments.store;

import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.payments.Posting;
import org.kontor.values.Money;

/** The ledger's tables as its stores see them. */
final class LedgerTables {

    static final Table<Record> TRANSFERS = table("ledger_transfers");
    static final Field<UUID> ID = uuid("id");
    static final Field<String> KIND = text("kind");
    static final Field<UUID> ORDER_ID = uuid("order_id");
    static final Field<UUID> SUBJECT = uuid("subject");
    static final Field<Instant> POSTED_AT = instant("posted_at");

    static final Table<Record> POSTINGS = table("ledger_postings");
    static final Field<UUID> TRANSFER_ID = uuid("transfer_id");
    static final Field<Long> LINE_NO = number("line_no");
    static final Field<String> ACCOUNT = text("account");
    static final Field<String> CURRENCY = text("currency");
    static final Field<Long> AMOUNT = number("amount");
    static final Field<Instant> BOOKED_AT = instant("booked_at");
    static final Field<Long> DRAW_NO = number("draw_no");

    static final Table<Record> PENDING = table("ledger_pending");
    static final Field<String> DRAWN = text("drawn");
    static final Field<Instant> RESERVED_AT = instant("reserved_at");
    static final Field<Instant> EXPIRES_AT = instant("expires_at");

    static final Table<Record> ENDS = table("ledger_pending_ends");
    static final Field<String> OUTCOME = text("outcome");
    static final Field<Instant> ENDED_AT = instant("ended_at");

    static final Table<Record> DAYS = table("ledger_days");
    static final Field<Long> DAY_NO = number("day_no");
    static final Field<Long> DEBIT = number("debit");
    static final Field<Long> CREDIT = number("credit");

    static final Table<Record> CLOSINGS = table("ledger_closings");
    static final Field<Long> COUNTED = number("postings");
    static final Field<String> SEAL = text("seal");
    static final Field<Instant> CLOSED_AT = instant("closed_at");

    private LedgerTables() {}

    /** Of {@link #PENDING}: neither posted nor voided nor found expired. */
    static Condition unended() {
        Field<UUID> pending = uuid("ledger_pending.id");
        return DSL.notExists(
                DSL.selectOne().from(ENDS).where(uuid("ledger_pending_ends.id").eq(pending)));
    }

    static Posting posting(Record row) {
        return new Posting(row.get(ACCOUNT), Money.of(row.get(AMOUNT), row.get(CURRENCY)));
    }

    /** What a sum over no rows is. */
    static long orZero(BigDecimal sum) {
        return sum == null ? 0 : sum.longValueExact();
    }
}
