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
import static org.kontor.payments.store.LedgerTables.KIND;
import static org.kontor.payments.store.LedgerTables.LINE_NO;
import static org.kontor.payments.store.LedgerTables.ORDER_ID;
import static org.kontor.payments.store.LedgerTables.POSTINGS;
import static org.kontor.payments.store.LedgerTables.TRANSFERS;
import static org.kontor.payments.store.LedgerTables.TRANSFER_ID;
import static org.kontor.payments.store.LedgerTables.orZero;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.kontor.payments.Books.Balance;
import org.kontor.payments.Books.Line;
import org.kontor.payments.Books.Period;
import org.kontor.payments.Books.Statement;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Balances and statements: closed days by their sums, the rest by its postings. */
@Component(service = BalanceStore.class)
public final class BalanceStore {

    private static final long SECONDS_A_DAY = 86_400;

    private final Sql sql;

    @Activate
    public BalanceStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    public List<Balance> trialBalance(Instant at) {
        long closed = closedBefore(at);
        Field<Long> debits = DSL.when(AMOUNT.gt(0L), AMOUNT).otherwise(0L).as(DEBIT);
        Field<Long> credits =
                DSL.when(AMOUNT.lt(0L), AMOUNT.neg()).otherwise(0L).as(CREDIT);
        var since = DSL.select(ACCOUNT, CURRENCY, debits, credits)
                .from(POSTINGS)
                .where(BOOKED_AT.ge(beginOf(closed)).and(BOOKED_AT.le(at)));
        var days = DSL.select(ACCOUNT, CURRENCY, DEBIT, CREDIT).from(DAYS).where(DAY_NO.lt(closed));
        Field<BigDecimal> debit = DSL.sum(DEBIT);
        Field<BigDecimal> credit = DSL.sum(CREDIT);
        return sql.now()
                .select(ACCOUNT, CURRENCY, debit, credit)
                .from(since.unionAll(days).asTable("moved"))
                .groupBy(ACCOUNT, CURRENCY)
                .orderBy(ACCOUNT, CURRENCY)
                .fetch(row -> balance(
                        row.get(ACCOUNT),
                        Money.of(row.get(debit).longValueExact(), row.get(CURRENCY)),
                        Money.of(row.get(credit).longValueExact(), row.get(CURRENCY))));
    }

    /** At most so many lines, the oldest. */
    public Statement statement(String account, Period period, int most) {
        Currency currency = Money.currency(account.substring(account.lastIndexOf(':') + 1));
        Money opening = new Money(before(account, period.from()), currency);
        List<Line> lines = new ArrayList<>();
        Money balance = opening;
        for (Record row : lines(account, period, most)) {
            Money amount = new Money(row.get(AMOUNT), currency);
            balance = balance.plus(amount);
            lines.add(new Line(
                    row.get(BOOKED_AT), row.get(KIND), row.get(TRANSFER_ID), row.get(ORDER_ID), amount, balance));
        }
        return new Statement(account, period, opening, lines, balance);
    }

    /** Debits less credits before the instant, in minor units. */
    private long before(String account, Instant at) {
        long closed = closedBefore(at);
        BigDecimal days = sql.now()
                .select(DSL.sum(DEBIT.minus(CREDIT)))
                .from(DAYS)
                .where(ACCOUNT.eq(account).and(DAY_NO.lt(closed)))
                .fetchOne(0, BigDecimal.class);
        Condition since = BOOKED_AT.ge(beginOf(closed)).and(BOOKED_AT.lt(at));
        BigDecimal rest = sql.now()
                .select(DSL.sum(AMOUNT))
                .from(POSTINGS)
                .where(ACCOUNT.eq(account).and(since))
                .fetchOne(0, BigDecimal.class);
        return orZero(days) + orZero(rest);
    }

    private List<? extends Record> lines(String account, Period period, int most) {
        return sql.now()
                .select(BOOKED_AT, KIND, TRANSFER_ID, ORDER_ID, AMOUNT)
                .from(POSTINGS)
                .join(TRANSFERS)
                .on(ID.eq(TRANSFER_ID))
                .where(ACCOUNT.eq(account).and(BOOKED_AT.ge(period.from())).and(BOOKED_AT.lt(period.until())))
                .orderBy(BOOKED_AT, TRANSFER_ID, LINE_NO)
                .limit(most)
                .fetch();
    }

    /** The first day that is not closed, or the instant's own when that is earlier; days are counted from 1970 on. */
    private long closedBefore(Instant at) {
        Long closed = sql.now().select(DSL.max(DAY_NO)).from(CLOSINGS).fetchOne(0, Long.class);
        long next = Optional.ofNullable(closed).map(day -> day + 1).orElse(0L);
        return Math.min(next, Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY));
    }

    private static Instant beginOf(long day) {
        return Instant.ofEpochSecond(day * SECONDS_A_DAY);
    }

    private static Balance balance(String account, Money debit, Money credit) {
        return new Balance(account, debit, credit, debit.minus(credit));
    }
}
