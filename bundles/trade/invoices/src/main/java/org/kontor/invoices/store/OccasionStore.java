package org.kontor.invoices.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.document;
import static org.kontor.store.Types.instant;
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
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.kontor.invoices.Held;
import org.kontor.invoices.Kind;
import org.kontor.invoices.domain.Occasion;
import org.kontor.invoices.domain.Occasion.State;
import org.kontor.store.Documents;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what documents are issued for, each cause once. */
@Component(service = OccasionStore.class)
public final class OccasionStore {

    private static final Table<Record> OCCASIONS = table("invoice_occasions");
    private static final Field<UUID> CAUSE = uuid("cause");
    private static final Field<Kind> KIND = choice("kind", Kind.class);
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<String> DETAILS = document("details");
    private static final Field<State> STATE = choice("state", State.class);
    private static final Field<String> REASON = text("reason");
    private static final Field<Instant> SINCE = instant("since");

    private final Sql sql;

    @Activate
    public OccasionStore(@Reference Sql sql, @Reference(target = "(module=invoices)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Occasion occasion) {
        sql.now()
                .insertInto(OCCASIONS)
                .set(CAUSE, occasion.cause())
                .set(KIND, occasion.kind())
                .set(ORDER_ID, occasion.order())
                .set(DETAILS, Documents.write(occasion.details()))
                .set(STATE, occasion.state())
                .set(REASON, occasion.reason())
                .set(SINCE, occasion.since())
                .execute();
    }

    public Optional<Occasion> find(UUID cause) {
        return select(CAUSE.eq(cause)).fetchOptional(OccasionStore::occasion);
    }

    public List<Occasion> ofOrder(UUID order) {
        return select(ORDER_ID.eq(order)).fetch(OccasionStore::occasion);
    }

    /** False when it was already: then somebody else has issued the document. */
    public boolean issued(UUID cause) {
        return sql.now()
                        .update(OCCASIONS)
                        .set(STATE, State.ISSUED)
                        .where(CAUSE.eq(cause).and(STATE.ne(State.ISSUED)))
                        .execute()
                == 1;
    }

    /** False when the document was issued meanwhile. */
    public boolean held(UUID cause, String reason) {
        return sql.now()
                        .update(OCCASIONS)
                        .set(STATE, State.HELD)
                        .set(REASON, reason)
                        .where(CAUSE.eq(cause).and(STATE.ne(State.ISSUED)))
                        .execute()
                == 1;
    }

    /** What is known of a held one now. */
    public void told(UUID cause, Occasion.Details details) {
        sql.now()
                .update(OCCASIONS)
                .set(DETAILS, Documents.write(details))
                .where(CAUSE.eq(cause).and(STATE.eq(State.HELD)))
                .execute();
    }

    /** The oldest first. */
    public List<Held> held(int most) {
        return select(STATE.eq(State.HELD)).stream()
                .limit(most)
                .map(OccasionStore::occasion)
                .map(Occasion::held)
                .toList();
    }

    private ResultQuery<? extends Record> select(Condition which) {
        return sql.now()
                .select(CAUSE, KIND, ORDER_ID, DETAILS, STATE, REASON, SINCE)
                .from(OCCASIONS)
                .where(which)
                .orderBy(SINCE, CAUSE);
    }

    private static Occasion occasion(Record row) {
        return new Occasion(
                row.get(CAUSE),
                row.get(KIND),
                row.get(ORDER_ID),
                Documents.read(row.get(DETAILS), Occasion.Details.class),
                row.get(STATE),
                row.get(REASON),
                row.get(SINCE));
    }
}
