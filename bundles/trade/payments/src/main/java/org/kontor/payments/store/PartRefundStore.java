package org.kontor.payments.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.payments.domain.PartRefund;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the parts of payments that are given back. */
@Component(service = PartRefundStore.class)
public final class PartRefundStore {

    private static final Table<Record> PARTS = table("part_refunds");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> PAYMENT_ID = uuid("payment_id");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<Long> AMOUNT = number("amount");
    private static final Field<String> CURRENCY = text("currency");
    private static final Field<PartRefund.State> STATE = choice("state", PartRefund.State.class);
    private static final Field<String> REASON = text("reason");
    private static final Field<Long> ASKED = number("asked");
    private static final Field<Instant> STARTED_AT = instant("started_at");

    private final Sql sql;

    @Activate
    public PartRefundStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    public void insert(PartRefund part) {
        sql.now()
                .insertInto(PARTS)
                .set(ID, part.id())
                .set(PAYMENT_ID, part.payment())
                .set(ORDER_ID, part.order())
                .set(AMOUNT, part.amount().minor())
                .set(CURRENCY, part.amount().currency().getCurrencyCode())
                .set(STATE, part.state())
                .set(REASON, part.reason())
                .set(ASKED, part.asked())
                .set(STARTED_AT, part.startedAt())
                .execute();
    }

    /** False when somebody else has changed it since it was read. */
    public boolean update(PartRefund changed) {
        return sql.now()
                        .update(PARTS)
                        .set(STATE, changed.state())
                        .set(REASON, changed.reason())
                        .set(ASKED, changed.asked())
                        .where(ID.eq(changed.id()).and(ASKED.eq(changed.asked() - 1)))
                        .execute()
                == 1;
    }

    public Optional<PartRefund> find(UUID id) {
        return where(ID.eq(id)).stream().findFirst();
    }

    /** Oldest first. */
    public List<PartRefund> ofPayment(UUID payment) {
        return where(PAYMENT_ID.eq(payment));
    }

    /** Oldest first. */
    public List<PartRefund> ofOrder(UUID order) {
        return where(ORDER_ID.eq(order));
    }

    private List<PartRefund> where(Condition condition) {
        return sql.now()
                .select(ID, PAYMENT_ID, ORDER_ID, AMOUNT, CURRENCY, STATE, REASON, ASKED, STARTED_AT)
                .from(PARTS)
                .where(condition)
                .orderBy(STARTED_AT, ID)
                .fetch(row -> new PartRefund(
                        row.get(ID),
                        row.get(PAYMENT_ID),
                        row.get(ORDER_ID),
                        Money.of(row.get(AMOUNT), row.get(CURRENCY)),
                        row.get(STATE),
                        row.get(REASON),
                        row.get(ASKED),
                        row.get(STARTED_AT)));
    }
}
