package org.kontor.payments.store;

import static org.kontor.store.Types.date;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.payment.Remittance;
import org.kontor.payments.domain.Payment;
import org.kontor.payments.domain.Receipt;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what payers' banks must be told, and what has come from them. */
@Component(service = FundsStore.class)
public final class FundsStore {

    private static final Table<Record> REMITTANCES = table("payment_remittances");
    private static final Table<Record> RECEIPTS = table("payment_receipts");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> PAYMENT_ID = uuid("payment_id");
    private static final Field<String> BENEFICIARY = text("beneficiary");
    private static final Field<String> ACCOUNT = text("account");
    private static final Field<String> BIC = text("bic");
    private static final Field<String> BANK = text("bank");
    private static final Field<String> REFERENCE = text("reference");
    private static final Field<LocalDate> UNTIL = date("until_day");
    private static final Field<String> BANK_REFERENCE = text("bank_reference");
    private static final Field<Long> AMOUNT = number("amount");
    private static final Field<Instant> RECEIVED_AT = instant("received_at");

    private final Sql sql;

    @Activate
    public FundsStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    /** What the payer is told at last stands. */
    public void put(UUID payment, Remittance remittance) {
        sql.now().deleteFrom(REMITTANCES).where(PAYMENT_ID.eq(payment)).execute();
        sql.now()
                .insertInto(REMITTANCES, PAYMENT_ID, BENEFICIARY, ACCOUNT, BIC, BANK, REFERENCE, UNTIL)
                .values(
                        payment,
                        remittance.beneficiary(),
                        remittance.account(),
                        remittance.bic(),
                        remittance.bank(),
                        remittance.reference(),
                        remittance.until())
                .execute();
    }

    public Optional<Remittance> remittance(Payment payment) {
        return sql.now()
                .select(BENEFICIARY, ACCOUNT, BIC, BANK, REFERENCE, UNTIL)
                .from(REMITTANCES)
                .where(PAYMENT_ID.eq(payment.id()))
                .fetchOptional(row -> new Remittance(
                        row.get(BENEFICIARY),
                        row.get(ACCOUNT),
                        row.get(BIC),
                        row.get(BANK),
                        payment.amount(),
                        row.get(REFERENCE),
                        row.get(UNTIL)));
    }

    public void insert(Receipt receipt) {
        sql.now()
                .insertInto(RECEIPTS, ID, PAYMENT_ID, BANK_REFERENCE, AMOUNT, RECEIVED_AT)
                .values(
                        receipt.id(),
                        receipt.payment(),
                        receipt.bankReference(),
                        receipt.amount().minor(),
                        receipt.at())
                .execute();
    }

    /** The payment that an entry of the bank counts for already. */
    public Optional<UUID> countedFor(UUID receipt) {
        return sql.now().select(PAYMENT_ID).from(RECEIPTS).where(ID.eq(receipt)).fetchOptional(PAYMENT_ID);
    }

    /** All that has come for the payment. */
    public Money received(Payment payment) {
        BigDecimal sum = sql.now()
                .select(DSL.sum(AMOUNT))
                .from(RECEIPTS)
                .where(PAYMENT_ID.eq(payment.id()))
                .fetchOne(0, BigDecimal.class);
        return Money.of(
                sum == null ? 0 : sum.longValueExact(),
                payment.amount().currency().getCurrencyCode());
    }
}
