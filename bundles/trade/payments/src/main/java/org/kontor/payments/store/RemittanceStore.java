package org.kontor.payments.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.date;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.payments.domain.PaymentState;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Finds payments by what their payers were told to write and where to send the money; the one due first at the head.
 */
@Component(service = RemittanceStore.class)
public final class RemittanceStore {

    private static final Table<Record> PAYMENTS = table("payments");
    private static final Table<Record> REMITTANCES = table("payment_remittances");
    private static final Field<UUID> ID = uuid("payments.id");
    private static final Field<UUID> PAYMENT_ID = uuid("payment_id");
    private static final Field<UUID> BUYER = uuid("buyer");
    private static final Field<String> PROVIDER = text("provider");
    private static final Field<PaymentState> STATE = choice("state", PaymentState.class);
    private static final Field<String> ACCOUNT = text("payment_remittances.account");
    private static final Field<String> REFERENCE = text("payment_remittances.reference");
    private static final Field<LocalDate> UNTIL = date("until_day");

    private final Sql sql;

    @Activate
    public RemittanceStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    public List<UUID> toldToSendTo(String provider, Set<String> accounts) {
        return fetch(PROVIDER.eq(provider).and(ACCOUNT.in(accounts)));
    }

    public List<UUID> toldToWrite(String provider, Set<String> references) {
        return fetch(PROVIDER.eq(provider).and(REFERENCE.in(references)));
    }

    /** The payments of a buyer that await money from a bank. */
    public List<UUID> awaitedOf(String provider, UUID buyer) {
        return fetch(PROVIDER.eq(provider)
                .and(BUYER.eq(buyer))
                .and(STATE.in(PaymentState.AWAITING_FUNDS, PaymentState.PARTIALLY_PAID)));
    }

    private List<UUID> fetch(Condition condition) {
        return sql.now()
                .select(ID)
                .from(PAYMENTS)
                .join(REMITTANCES)
                .on(ID.eq(PAYMENT_ID))
                .where(condition)
                .orderBy(UNTIL, ID)
                .fetch(ID);
    }
}
