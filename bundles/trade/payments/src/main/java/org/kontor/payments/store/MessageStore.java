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
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.payment.PaymentPush;
import org.kontor.payments.domain.ProviderMessage;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The inbox of what payment providers send of their own accord. */
@Component(service = MessageStore.class)
public final class MessageStore {

    private static final Table<Record> MESSAGES = table("payment_messages");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<String> ACCOUNT = text("account");
    private static final Field<String> EVENT = text("event");
    private static final Field<PaymentPush.Subject> SUBJECT = choice("subject", PaymentPush.Subject.class);
    private static final Field<String> INTENTION = text("intention");
    private static final Field<String> REFERENCE = text("reference");
    private static final Field<ProviderMessage.State> STATE = choice("state", ProviderMessage.State.class);
    private static final Field<Long> LOOKED = number("looked");
    private static final Field<Instant> RECEIVED_AT = instant("received_at");
    private static final List<Field<?>> COLUMNS =
            List.of(ID, ACCOUNT, EVENT, SUBJECT, INTENTION, REFERENCE, STATE, LOOKED, RECEIVED_AT);

    private final Sql sql;

    @Activate
    public MessageStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    public void insert(ProviderMessage message) {
        sql.now()
                .insertInto(MESSAGES)
                .set(ID, message.id())
                .set(ACCOUNT, message.account())
                .set(EVENT, message.event())
                .set(SUBJECT, message.subject())
                .set(INTENTION, message.intention())
                .set(REFERENCE, message.reference())
                .set(STATE, message.state())
                .set(LOOKED, message.looked())
                .set(RECEIVED_AT, message.receivedAt())
                .execute();
    }

    public void update(UUID id, ProviderMessage.State state, long looked) {
        sql.now()
                .update(MESSAGES)
                .set(STATE, state)
                .set(LOOKED, looked)
                .where(ID.eq(id))
                .execute();
    }

    public Optional<ProviderMessage> find(UUID id) {
        return sql.now().select(COLUMNS).from(MESSAGES).where(ID.eq(id)).fetchOptional(MessageStore::message);
    }

    /** What waits and what nobody knows, oldest first, at most so many. */
    public List<ProviderMessage> open(int most) {
        return sql.now()
                .select(COLUMNS)
                .from(MESSAGES)
                .where(STATE.in(ProviderMessage.State.KEPT, ProviderMessage.State.UNKNOWN))
                .orderBy(RECEIVED_AT, ID)
                .limit(most)
                .fetch(MessageStore::message);
    }

    private static ProviderMessage message(Record row) {
        return new ProviderMessage(
                row.get(ID),
                row.get(ACCOUNT),
                row.get(EVENT),
                row.get(SUBJECT),
                row.get(INTENTION),
                row.get(REFERENCE),
                row.get(STATE),
                row.get(LOOKED),
                row.get(RECEIVED_AT));
    }
}
