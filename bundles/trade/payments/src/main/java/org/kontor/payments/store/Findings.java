package org.kontor.payments.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.payments.Books.Invariant;
import org.kontor.payments.domain.AccountName;
import org.kontor.payments.domain.PartRefund;
import org.kontor.payments.domain.PaymentState;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks for broken invariants, one statement each; the evidence names the first few offenders. */
@Component(service = Findings.class)
public final class Findings {

    private static final int SHOWN = 5;
    private static final Table<Record> ACCOUNTS = table("ledger_accounts");
    private static final Table<Record> TRANSFERS = table("ledger_transfers");
    private static final Table<Record> POSTINGS = table("ledger_postings");
    private static final Table<Record> PAYMENTS = table("payments");
    private static final Field<String> NAME = text("name");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<UUID> TRANSFER_ID = uuid("transfer_id");
    private static final Field<String> ACCOUNT = text("account");
    private static final Field<String> CURRENCY = text("currency");
    private static final Field<Long> AMOUNT = number("amount");
    private static final Field<PaymentState> STATE = choice("state", PaymentState.class);
    private static final Field<BigDecimal> SUM = DSL.sum(AMOUNT);
    private static final Table<Record> PARTS = table("part_refunds");
    private static final Field<PartRefund.State> PART_STATE = choice("state", PartRefund.State.class);
    private static final Field<Long> DIFFERENCE = number("difference");
    private static final Field<BigDecimal> SUM_OF_DIFFERENCES = DSL.sum(DIFFERENCE);
    private static final Set<PaymentState> TAKEN = Set.of(
            PaymentState.CAPTURED, PaymentState.RELEASED, PaymentState.REFUNDING, PaymentState.REFUND_FAILED);

    private final Sql sql;

    @Activate
    public Findings(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    public List<Invariant> all() {
        return List.of(
                unbalancedTransfers(),
                unbalancedCurrencies(),
                overdrawn(),
                unopened(),
                agree(
                        "no order's escrow holds more than its captured payments",
                        AccountName.ESCROW,
                        -1,
                        payments(Set.of(PaymentState.CAPTURED, PaymentState.REFUND_FAILED), -1)
                                .unionAll(parts(PartRefund.State.FAILED, Set.of(PaymentState.values()), -1)),
                        SUM_OF_DIFFERENCES.gt(BigDecimal.ZERO)),
                agree(
                        "every order's clearing equals the money taken and not given back",
                        AccountName.CLEARING,
                        1,
                        payments(TAKEN, -1).unionAll(parts(PartRefund.State.CONFIRMED, TAKEN, 1)),
                        SUM_OF_DIFFERENCES.ne(BigDecimal.ZERO)),
                agree(
                        "every order's refund in flight equals what is being refunded",
                        AccountName.REFUND,
                        -1,
                        payments(Set.of(PaymentState.REFUNDING), -1)
                                .unionAll(parts(PartRefund.State.REQUESTED, Set.of(PaymentState.values()), -1)),
                        SUM_OF_DIFFERENCES.ne(BigDecimal.ZERO)));
    }

    private Invariant unbalancedTransfers() {
        return invariant(
                "every transfer sums to zero in every currency",
                sql.now()
                        .select(TRANSFER_ID, CURRENCY, SUM)
                        .from(POSTINGS)
                        .groupBy(TRANSFER_ID, CURRENCY)
                        .having(SUM.ne(BigDecimal.ZERO))
                        .limit(SHOWN));
    }

    private Invariant unbalancedCurrencies() {
        return invariant(
                "all postings sum to zero in every currency",
                sql.now()
                        .select(CURRENCY, SUM)
                        .from(POSTINGS)
                        .groupBy(CURRENCY)
                        .having(SUM.ne(BigDecimal.ZERO))
                        .limit(SHOWN));
    }

    private Invariant overdrawn() {
        return invariant(
                "no escrow, refund or payout in flight is below zero",
                sql.now()
                        .select(ACCOUNT, SUM)
                        .from(POSTINGS)
                        .where(ACCOUNT.like(AccountName.ESCROW + "%")
                                .or(ACCOUNT.like(AccountName.REFUND + "%"))
                                .or(ACCOUNT.like(AccountName.PAYOUT + "%")))
                        .groupBy(ACCOUNT)
                        .having(SUM.gt(BigDecimal.ZERO))
                        .limit(SHOWN));
    }

    private Invariant unopened() {
        Field<String> accountCurrency = text("ledger_accounts.currency");
        Field<String> postingCurrency = text("ledger_postings.currency");
        return invariant(
                "every posting names an open account of its currency",
                sql.now()
                        .selectDistinct(ACCOUNT)
                        .from(POSTINGS)
                        .whereNotExists(DSL.selectOne()
                                .from(ACCOUNTS)
                                .where(NAME.eq(ACCOUNT).and(accountCurrency.eq(postingCurrency))))
                        .limit(SHOWN));
    }

    /** The accounts' balance and what is expected of it, order by order. */
    private Invariant agree(
            String name, String accounts, int sign, Select<Record2<UUID, Long>> expected, Condition broken) {
        var booked = DSL.select(ORDER_ID, AMOUNT.mul(sign).as(DIFFERENCE))
                .from(POSTINGS)
                .join(TRANSFERS)
                .on(ID.eq(TRANSFER_ID))
                .where(ACCOUNT.like(accounts + "%"));
        return invariant(
                name,
                sql.now()
                        .select(ORDER_ID, SUM_OF_DIFFERENCES)
                        .from(booked.unionAll(expected).asTable("compared"))
                        .groupBy(ORDER_ID)
                        .having(broken)
                        .limit(SHOWN));
    }

    private static Select<Record2<UUID, Long>> payments(Set<PaymentState> states, int sign) {
        return DSL.select(ORDER_ID, AMOUNT.mul(sign).as(DIFFERENCE))
                .from(PAYMENTS)
                .where(STATE.in(states));
    }

    private static Select<Record2<UUID, Long>> parts(PartRefund.State state, Set<PaymentState> of, int sign) {
        return DSL.select(ORDER_ID, AMOUNT.mul(sign).as(DIFFERENCE))
                .from(PARTS)
                .where(PART_STATE.eq(state)
                        .and(uuid("payment_id")
                                .in(DSL.select(ID).from(PAYMENTS).where(STATE.in(of)))));
    }

    private static Invariant invariant(String name, ResultQuery<? extends Record> offenders) {
        Result<? extends Record> found = offenders.fetch();
        return new Invariant(
                name,
                found.isEmpty(),
                String.join(
                        "; ",
                        found.stream().map(row -> row.intoList().toString()).toList()));
    }
}
