package org.kontor.payments.store;

import static org.kontor.payments.store.LedgerTables.ACCOUNT;
import static org.kontor.payments.store.LedgerTables.AMOUNT;
import static org.kontor.payments.store.LedgerTables.BOOKED_AT;
import static org.kontor.payments.store.LedgerTables.CLOSINGS;
import static org.kontor.payments.store.LedgerTables.CREDIT;
import static org.kontor.payments.store.LedgerTables.CURRENCY;
import static org.kontor.payments.store.LedgerTables.DAYS;
import static org.kontor.payments.store.LedgerTables.DAY_NO;
import static org.kontor.payments.store.LedgerTables.DEBIT;
import static org.kontor.payments.store.LedgerTables.ID;
import static org.kontor.payments.store.LedgerTables.POSTED_AT;
import static org.kontor.payments.store.LedgerTables.POSTINGS;
import static org.kontor.payments.store.LedgerTables.TRANSFERS;
import static org.kontor.payments.store.LedgerTables.TRANSFER_ID;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.kontor.payments.Books.Invariant;
import org.kontor.payments.domain.Chart;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks for what is broken in the books themselves; the evidence names the first few offenders. */
@Component(service = Findings.class)
public final class Findings {

    private static final long SECONDS_A_DAY = 86_400;
    private static final Field<BigDecimal> SUM = DSL.sum(AMOUNT);

    private final Sql sql;
    private final OrderFindings orders;
    private final ClosingStore closings;

    @Activate
    public Findings(
            @Reference Sql sql,
            @Reference OrderFindings orders,
            @Reference ClosingStore closings,
            @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
        this.orders = orders;
        this.closings = closings;
    }

    /** Looks at what was posted since; since the beginning, at the closed days as well. */
    public List<Invariant> since(Instant since) {
        long rows = sql.now().fetchCount(TRANSFERS, POSTED_AT.ge(since));
        List<Invariant> found = new ArrayList<>(List.of(
                emptyTransfers(since),
                unbalancedTransfers(since),
                unbalancedCurrencies(since),
                overdrawn(since),
                strangers(since)));
        found.addAll(orders.since(since));
        if (since.equals(Instant.EPOCH)) {
            found.add(changedSums());
            found.add(brokenSeals());
        }
        return found.stream().map(one -> among(rows, one)).toList();
    }

    private static Invariant among(long rows, Invariant one) {
        return new Invariant(one.number(), one.name(), one.holds(), rows, one.tookMillis(), one.evidence());
    }

    private Invariant emptyTransfers(Instant since) {
        return Offenders.invariant(
                "I1",
                "every transfer has its postings",
                sql.now()
                        .select(ID)
                        .from(TRANSFERS)
                        .where(POSTED_AT.ge(since))
                        .andNotExists(DSL.selectOne().from(POSTINGS).where(TRANSFER_ID.eq(ID)))
                        .limit(Offenders.SHOWN));
    }

    private Invariant unbalancedTransfers(Instant since) {
        return Offenders.invariant(
                "I1",
                "every transfer sums to zero in every currency",
                sql.now()
                        .select(TRANSFER_ID, CURRENCY, SUM)
                        .from(POSTINGS)
                        .where(TRANSFER_ID.in(transfers(since)))
                        .groupBy(TRANSFER_ID, CURRENCY)
                        .having(SUM.ne(BigDecimal.ZERO))
                        .limit(Offenders.SHOWN));
    }

    private Invariant unbalancedCurrencies(Instant since) {
        return Offenders.invariant(
                "I2",
                "all postings sum to zero in every currency",
                sql.now()
                        .select(CURRENCY, SUM)
                        .from(POSTINGS)
                        .where(TRANSFER_ID.in(transfers(since)))
                        .groupBy(CURRENCY)
                        .having(SUM.ne(BigDecimal.ZERO))
                        .limit(Offenders.SHOWN));
    }

    private Invariant overdrawn(Instant since) {
        List<Chart> guarded = Arrays.stream(Chart.values())
                .filter(purpose -> !purpose.mayBeOverdrawn())
                .toList();
        Condition assets =
                anyOf(guarded.stream().filter(purpose -> purpose.side() > 0).toList());
        Field<BigDecimal> held = DSL.sum(DSL.when(assets, AMOUNT).otherwise(AMOUNT.neg()));
        return Offenders.invariant(
                "I4", "no account that may not be overdrawn is below zero", accounts(since), some -> sql.now()
                        .select(ACCOUNT, held)
                        .from(POSTINGS)
                        .where(anyOf(guarded).and(some))
                        .groupBy(ACCOUNT)
                        .having(held.lt(BigDecimal.ZERO))
                        .limit(Offenders.SHOWN));
    }

    private List<Condition> accounts(Instant since) {
        return since.equals(Instant.EPOCH)
                ? List.of(DSL.noCondition())
                : Offenders.parts(
                        ACCOUNT,
                        sql.now()
                                .selectDistinct(ACCOUNT)
                                .from(POSTINGS)
                                .where(TRANSFER_ID.in(transfers(since)))
                                .fetch(ACCOUNT));
    }

    private Invariant strangers(Instant since) {
        Condition known =
                anyOf(List.of(Chart.values())).and(ACCOUNT.like(DSL.inline("%:").concat(CURRENCY)));
        return Offenders.invariant(
                "I1",
                "every posting names an account of the chart and its currency",
                sql.now()
                        .selectDistinct(ACCOUNT, CURRENCY)
                        .from(POSTINGS)
                        .where(DSL.not(known).and(TRANSFER_ID.in(transfers(since))))
                        .limit(Offenders.SHOWN));
    }

    /** The sums of closed days are those of their postings, account by account. */
    private Invariant changedSums() {
        Field<Long> difference = DSL.field(DSL.unquotedName("difference"), Long.class);
        Long last = sql.now().select(DSL.max(DAY_NO)).from(CLOSINGS).fetchOne(0, Long.class);
        Instant open = Instant.ofEpochSecond(last == null ? 0 : (last + 1) * SECONDS_A_DAY);
        var days = DSL.select(ACCOUNT, DEBIT.minus(CREDIT).as(difference)).from(DAYS);
        var postings =
                DSL.select(ACCOUNT, AMOUNT.neg().as(difference)).from(POSTINGS).where(BOOKED_AT.lt(open));
        return Offenders.invariant(
                "I3",
                "the sums of closed days are those of their postings",
                sql.now()
                        .select(ACCOUNT, DSL.sum(difference))
                        .from(days.unionAll(postings).asTable("compared"))
                        .groupBy(ACCOUNT)
                        .having(DSL.sum(difference).ne(BigDecimal.ZERO))
                        .limit(Offenders.SHOWN));
    }

    private Invariant brokenSeals() {
        return Offenders.invariant("I12", "every closed day is as it was sealed", () -> closings.broken().stream()
                .map(Object::toString)
                .toList());
    }

    static Select<? extends org.jooq.Record1<UUID>> transfers(Instant since) {
        return DSL.select(ID).from(TRANSFERS).where(POSTED_AT.ge(since));
    }

    static Condition anyOf(List<Chart> purposes) {
        return DSL.or(purposes.stream()
                .map(purpose -> ACCOUNT.like(purpose.prefix() + "%"))
                .toList());
    }
}
