package org.kontor.payments.store;

import static org.kontor.payments.store.LedgerTables.ACCOUNT;
import static org.kontor.payments.store.LedgerTables.AMOUNT;
import static org.kontor.payments.store.LedgerTables.BOOKED_AT;
import static org.kontor.payments.store.LedgerTables.CLOSED_AT;
import static org.kontor.payments.store.LedgerTables.CLOSINGS;
import static org.kontor.payments.store.LedgerTables.COUNTED;
import static org.kontor.payments.store.LedgerTables.CREDIT;
import static org.kontor.payments.store.LedgerTables.CURRENCY;
import static org.kontor.payments.store.LedgerTables.DAYS;
import static org.kontor.payments.store.LedgerTables.DAY_NO;
import static org.kontor.payments.store.LedgerTables.DEBIT;
import static org.kontor.payments.store.LedgerTables.ID;
import static org.kontor.payments.store.LedgerTables.KIND;
import static org.kontor.payments.store.LedgerTables.LINE_NO;
import static org.kontor.payments.store.LedgerTables.ORDER_ID;
import static org.kontor.payments.store.LedgerTables.POSTINGS;
import static org.kontor.payments.store.LedgerTables.SEAL;
import static org.kontor.payments.store.LedgerTables.TRANSFERS;
import static org.kontor.payments.store.LedgerTables.TRANSFER_ID;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Closes days: each account's sums, and a seal over every posting and over the seal of the day before. */
@Component(service = ClosingStore.class)
public final class ClosingStore {

    /** Days are counted from 1970 on, in UTC. */
    public record Closing(long day, long postings, String seal) {}

    private static final long SECONDS_A_DAY = 86_400;
    private static final int FETCHED_AT_ONCE = 1_000;

    private final Sql sql;

    @Activate
    public ClosingStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    /** The day to close next: after the last closed one, or the one of the first posting; empty while there is none. */
    public Optional<Long> next() {
        Long last = sql.now().select(DSL.max(DAY_NO)).from(CLOSINGS).fetchOne(0, Long.class);
        if (last != null) {
            return Optional.of(last + 1);
        }
        return sql.now()
                .select(LedgerTables.POSTED_AT)
                .from(TRANSFERS)
                .orderBy(LedgerTables.POSTED_AT)
                .limit(1)
                .fetchOptional(LedgerTables.POSTED_AT)
                .map(first -> Math.floorDiv(first.getEpochSecond(), SECONDS_A_DAY));
    }

    public void close(long day, Instant now) {
        Field<Long> debits = DSL.when(AMOUNT.gt(0L), AMOUNT).otherwise(0L);
        Field<Long> credits = DSL.when(AMOUNT.lt(0L), AMOUNT.neg()).otherwise(0L);
        sql.now()
                .insertInto(DAYS, ACCOUNT, DAY_NO, CURRENCY, DEBIT, CREDIT)
                .select(DSL.select(
                                ACCOUNT,
                                DSL.inline(day),
                                CURRENCY,
                                DSL.sum(debits).cast(Long.class),
                                DSL.sum(credits).cast(Long.class))
                        .from(POSTINGS)
                        .where(of(day))
                        .groupBy(ACCOUNT, CURRENCY))
                .execute();
        Closing closed = sealed(day, sealBefore(day));
        sql.now()
                .insertInto(CLOSINGS, DAY_NO, COUNTED, SEAL, CLOSED_AT)
                .values(day, closed.postings(), closed.seal(), now)
                .execute();
    }

    /** Those whose postings are no longer what was sealed. */
    public List<Closing> broken() {
        List<Closing> closings = sql.now()
                .select(DAY_NO, COUNTED, SEAL)
                .from(CLOSINGS)
                .orderBy(DAY_NO)
                .fetch(row -> new Closing(row.get(DAY_NO), row.get(COUNTED), row.get(SEAL)));
        return closings.stream()
                .filter(closing -> !closing.equals(sealed(closing.day(), sealBefore(closing.day()))))
                .toList();
    }

    private String sealBefore(long day) {
        return sql.now()
                .select(SEAL)
                .from(CLOSINGS)
                .where(DAY_NO.eq(day - 1))
                .fetchOptional(SEAL)
                .orElse("");
    }

    private Closing sealed(long day, String before) {
        MessageDigest digest = sha256();
        digest.update(before.getBytes(StandardCharsets.US_ASCII));
        long postings = 0;
        try (Cursor<? extends Record> rows = sql.now()
                .select(TRANSFER_ID, KIND, ORDER_ID, LINE_NO, ACCOUNT, AMOUNT, BOOKED_AT)
                .from(POSTINGS)
                .join(TRANSFERS)
                .on(ID.eq(TRANSFER_ID))
                .where(of(day))
                .orderBy(BOOKED_AT, TRANSFER_ID, LINE_NO)
                .fetchSize(FETCHED_AT_ONCE)
                .fetchLazy()) {
            for (Record row : rows) {
                digest.update((row.intoList() + "\n").getBytes(StandardCharsets.UTF_8));
                postings++;
            }
        }
        return new Closing(day, postings, HexFormat.of().formatHex(digest.digest()));
    }

    private static Condition of(long day) {
        Instant begin = Instant.ofEpochSecond(day * SECONDS_A_DAY);
        return BOOKED_AT.ge(begin).and(BOOKED_AT.lt(begin.plusSeconds(SECONDS_A_DAY)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
