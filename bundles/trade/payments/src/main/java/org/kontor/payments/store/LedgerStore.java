package org.kontor.payments.store;

import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.payments.Books.Balance;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Inserts and reads the ledger; there is no update and no delete in here. */
@Component(service = LedgerStore.class)
public final class LedgerStore {

    private static final Table<Record> ACCOUNTS = table("ledger_accounts");
    private static final Table<Record> TRANSFERS = table("ledger_transfers");
    private static final Table<Record> POSTINGS = table("ledger_postings");
    private static final Field<String> NAME = text("name");
    private static final Field<String> KIND = text("kind");
    private static final Field<String> CURRENCY = text("currency");
    private static final Field<Instant> OPENED_AT = instant("opened_at");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<Instant> POSTED_AT = instant("posted_at");
    private static final Field<UUID> TRANSFER_ID = uuid("transfer_id");
    private static final Field<Long> LINE_NO = number("line_no");
    private static final Field<String> ACCOUNT = text("account");
    private static final Field<Long> AMOUNT = number("amount");

    private final Sql sql;

    @Activate
    public LedgerStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    public boolean exists(String account) {
        return sql.now().select(NAME).from(ACCOUNTS).where(NAME.eq(account)).fetchOne() != null;
    }

    public void open(String account, String kind, Currency currency, Instant now) {
        sql.now()
                .insertInto(ACCOUNTS, NAME, KIND, CURRENCY, OPENED_AT)
                .values(account, kind, currency.getCurrencyCode(), now)
                .execute();
    }

    public void insert(Transfer transfer) {
        sql.now()
                .insertInto(TRANSFERS, ID, KIND, ORDER_ID, POSTED_AT)
                .values(transfer.id(), transfer.kind(), transfer.order(), transfer.at())
                .execute();
        var rows = sql.now().insertInto(POSTINGS, TRANSFER_ID, LINE_NO, ACCOUNT, CURRENCY, AMOUNT);
        long line = 0;
        for (Posting posting : transfer.postings()) {
            Money amount = posting.amount();
            rows = rows.values(
                    transfer.id(), ++line, posting.account(), amount.currency().getCurrencyCode(), amount.minor());
        }
        rows.execute();
    }

    /** In the order they were posted; empty when there is no such transfer. */
    public List<Posting> postings(UUID transfer) {
        return sql.now()
                .select(ACCOUNT, CURRENCY, AMOUNT)
                .from(POSTINGS)
                .where(TRANSFER_ID.eq(transfer))
                .orderBy(LINE_NO)
                .fetch(LedgerStore::posting);
    }

    /** Debits less credits, in minor units. */
    public long sum(String account) {
        BigDecimal sum = sql.now()
                .select(DSL.sum(AMOUNT))
                .from(POSTINGS)
                .where(ACCOUNT.eq(account))
                .fetchOne(0, BigDecimal.class);
        return sum == null ? 0 : sum.longValueExact();
    }

    /** Oldest first; of those posted at one instant a capture comes before its refund. */
    public List<Transfer> transfers(UUID order) {
        Map<UUID, Transfer> heads = new LinkedHashMap<>();
        Map<UUID, List<Posting>> lines = new LinkedHashMap<>();
        sql.now()
                .select(ID, KIND, ORDER_ID, POSTED_AT, ACCOUNT, CURRENCY, AMOUNT)
                .from(TRANSFERS)
                .join(POSTINGS)
                .on(TRANSFER_ID.eq(ID))
                .where(ORDER_ID.eq(order))
                .orderBy(POSTED_AT, KIND, ID, LINE_NO)
                .forEach(row -> {
                    UUID id = row.get(ID);
                    heads.putIfAbsent(
                            id, new Transfer(id, row.get(KIND), row.get(ORDER_ID), row.get(POSTED_AT), List.of()));
                    lines.computeIfAbsent(id, none -> new ArrayList<>()).add(posting(row));
                });
        return heads.values().stream()
                .map(head -> new Transfer(head.id(), head.kind(), head.order(), head.at(), lines.get(head.id())))
                .toList();
    }

    public List<Balance> trialBalance() {
        Field<BigDecimal> debit = DSL.sum(DSL.when(AMOUNT.gt(0L), AMOUNT).otherwise(0L));
        Field<BigDecimal> credit = DSL.sum(DSL.when(AMOUNT.lt(0L), AMOUNT.neg()).otherwise(0L));
        return sql.now()
                .select(ACCOUNT, CURRENCY, debit, credit)
                .from(POSTINGS)
                .groupBy(ACCOUNT, CURRENCY)
                .orderBy(ACCOUNT, CURRENCY)
                .fetch(row -> balance(
                        row.get(ACCOUNT),
                        Money.of(row.get(debit).longValueExact(), row.get(CURRENCY)),
                        Money.of(row.get(credit).longValueExact(), row.get(CURRENCY))));
    }

    private static Balance balance(String account, Money debit, Money credit) {
        return new Balance(account, debit, credit, debit.minus(credit));
    }

    private static Posting posting(Record row) {
        return new Posting(row.get(ACCOUNT), Money.of(row.get(AMOUNT), row.get(CURRENCY)));
    }
}
