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
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.payment.Chargebacks;
import org.kontor.payments.Books.Invariant;
import org.kontor.payments.domain.AccountName;
import org.kontor.payments.domain.ChargebackCase;
import org.kontor.payments.domain.ChargebackCase.Source;
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
    private static final Table<Record> CHARGEBACKS = table("payment_chargebacks");
    private static final Field<Source> SOURCE = choice("source", Source.class);
    private static final Field<Chargebacks.State> CHARGEBACK_STATE = choice("state", Chargebacks.State.class);
    private static final Field<BigDecimal> SUM = DSL.sum(AMOUNT);

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
                        "every order's escrow equals its captured payments, and is zero when they are released or refunded",
                        List.of(AccountName.ESCROW),
                        -1,
                        Set.of(PaymentState.CAPTURED, PaymentState.CHARGED_BACK, PaymentState.REFUND_FAILED),
                        Set.of(Source.ESCROW)),
                agree(
                        "every order's clearing equals the money taken and not given back, and what is not allocated",
                        List.of(
                                AccountName.CLEARING,
                                AccountName.UNALLOCATED,
                                AccountName.CREDIT,
                                AccountName.BANK_CHARGE),
                        1,
                        Set.of(
                                PaymentState.CAPTURED,
                                PaymentState.CHARGED_BACK,
                                PaymentState.RELEASED,
                                PaymentState.REFUNDING,
                                PaymentState.REFUND_FAILED),
                        Source.BOOKED),
                agree(
                        "every order's refund in flight equals its payments being refunded",
                        List.of(AccountName.REFUND),
                        -1,
                        Set.of(PaymentState.REFUNDING),
                        Set.of()),
                agree(
                        "every seller was credited exactly the released payments",
                        List.of(AccountName.PAYABLE),
                        -1,
                        Set.of(PaymentState.RELEASED),
                        Set.of()));
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
                "no escrow, no unallocated money and no refund in flight is below zero",
                sql.now()
                        .select(ACCOUNT, SUM)
                        .from(POSTINGS)
                        .where(ACCOUNT.like(AccountName.ESCROW + "%")
                                .or(ACCOUNT.like(AccountName.UNALLOCATED + "%"))
                                .or(ACCOUNT.like(AccountName.REFUND + "%")))
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

    /** The accounts' balance and the payments in these states, less what was charged back there, order by order. */
    private Invariant agree(
            String name, List<String> accounts, int sign, Set<PaymentState> states, Set<Source> chargedBack) {
        Field<Long> difference = number("difference");
        var booked = DSL.select(ORDER_ID, AMOUNT.mul(sign).as(difference))
                .from(POSTINGS)
                .join(TRANSFERS)
                .on(ID.eq(TRANSFER_ID))
                .where(DSL.or(accounts.stream()
                        .map(prefix -> ACCOUNT.like(prefix + "%"))
                        .toList()));
        var due =
                DSL.select(ORDER_ID, AMOUNT.neg().as(difference)).from(PAYMENTS).where(STATE.in(states));
        var disputed = DSL.select(ORDER_ID, AMOUNT.as(difference))
                .from(CHARGEBACKS)
                .where(SOURCE.in(chargedBack).and(CHARGEBACK_STATE.in(ChargebackCase.TAKEN)));
        return invariant(
                name,
                sql.now()
                        .select(ORDER_ID, DSL.sum(difference))
                        .from(booked.unionAll(due).unionAll(disputed).asTable("compared"))
                        .groupBy(ORDER_ID)
                        .having(DSL.sum(difference).ne(BigDecimal.ZERO))
                        .limit(SHOWN));
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
