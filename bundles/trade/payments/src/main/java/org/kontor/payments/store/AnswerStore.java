package org.kontor.payments.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.payments.domain.Heard;
import org.kontor.payments.domain.PaymentState;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what was heard of a payment on its way, whenever it was something new: what an operator decides by. */
@Component(service = AnswerStore.class)
public final class AnswerStore {

    private static final Table<Record> ANSWERS = table("payment_answers");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> PAYMENT_ID = uuid("payment_id");
    private static final Field<Instant> HEARD_AT = instant("heard_at");
    private static final Field<PaymentState> STATE = choice("state", PaymentState.class);
    private static final Field<String> REASON = text("reason");

    private final Sql sql;

    @Activate
    public AnswerStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    public void insert(UUID payment, Heard heard) {
        sql.now()
                .insertInto(ANSWERS, ID, PAYMENT_ID, HEARD_AT, STATE, REASON)
                .values(Keys.fresh(), payment, heard.at(), heard.state(), heard.reason())
                .execute();
    }

    /** Oldest first. */
    public List<Heard> of(UUID payment) {
        return sql.now()
                .select(HEARD_AT, STATE, REASON)
                .from(ANSWERS)
                .where(PAYMENT_ID.eq(payment))
                .orderBy(ID)
                .fetch(row -> new Heard(row.get(HEARD_AT), row.get(STATE), row.get(REASON)));
    }
}
