package org.kontor.fulfilment.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.document;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.carrier.Label;
import org.kontor.fulfilment.domain.Details;
import org.kontor.fulfilment.domain.Fulfilment;
import org.kontor.fulfilment.domain.FulfilmentState;
import org.kontor.store.Documents;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps fulfilments and their labels. */
@Component(service = FulfilmentStore.class)
public final class FulfilmentStore {

    private static final Table<Record> FULFILMENTS = table("fulfilments");
    private static final Table<Record> LABELS = table("fulfilment_labels");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<FulfilmentState> STATE = choice("state", FulfilmentState.class);
    private static final Field<Long> VERSION = number("version");
    private static final Field<String> CARRIER = text("carrier");
    private static final Field<String> WAYBILL = text("waybill");
    private static final Field<String> DETAILS = document("details");
    private static final Field<Instant> CREATED_AT = instant("created_at");
    private static final Field<String> MEDIA_TYPE = text("media_type");
    private static final Field<String> CONTENT = document("content");

    private final Sql sql;

    @Activate
    public FulfilmentStore(@Reference Sql sql, @Reference(target = "(module=fulfilment)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Fulfilment fulfilment, Instant createdAt) {
        sql.now()
                .insertInto(FULFILMENTS, ORDER_ID, STATE, VERSION, CARRIER, DETAILS, CREATED_AT)
                .values(
                        fulfilment.order(),
                        fulfilment.state(),
                        fulfilment.version(),
                        fulfilment.carrier(),
                        Documents.write(fulfilment.details()),
                        createdAt)
                .execute();
    }

    public Optional<Fulfilment> find(UUID order) {
        return sql.now()
                .select(ORDER_ID, STATE, VERSION, CARRIER, WAYBILL, DETAILS)
                .from(FULFILMENTS)
                .where(ORDER_ID.eq(order))
                .fetchOptional(row -> new Fulfilment(
                        row.get(ORDER_ID),
                        row.get(STATE),
                        row.get(VERSION),
                        row.get(CARRIER),
                        Optional.ofNullable(row.get(WAYBILL)),
                        Documents.read(row.get(DETAILS), Details.class)));
    }

    /** False when the row is no longer at the version that {@code changed} was made from. */
    public boolean update(Fulfilment changed) {
        return sql.now()
                        .update(FULFILMENTS)
                        .set(STATE, changed.state())
                        .set(VERSION, changed.version() + 1)
                        .set(WAYBILL, changed.waybill().orElse(null))
                        .set(DETAILS, Documents.write(changed.details()))
                        .where(ORDER_ID.eq(changed.order()).and(VERSION.eq(changed.version())))
                        .execute()
                == 1;
    }

    /** When the newest other order with this waybill was begun: carriers use their numbers again after some months. */
    public Optional<Instant> usedBefore(String carrier, String waybill, UUID order) {
        return sql.now()
                .select(CREATED_AT)
                .from(FULFILMENTS)
                .where(CARRIER.eq(carrier).and(WAYBILL.eq(waybill)).and(ORDER_ID.ne(order)))
                .orderBy(CREATED_AT.desc())
                .limit(1)
                .fetchOptional(CREATED_AT);
    }

    public void insertLabel(UUID order, Label label) {
        sql.now()
                .insertInto(LABELS, ORDER_ID, MEDIA_TYPE, CONTENT)
                .values(order, label.mediaType(), Base64.getEncoder().encodeToString(label.content()))
                .execute();
    }

    public Optional<Label> label(UUID order) {
        return sql.now()
                .select(MEDIA_TYPE, CONTENT)
                .from(LABELS)
                .where(ORDER_ID.eq(order))
                .fetchOptional(row ->
                        new Label(row.get(MEDIA_TYPE), Base64.getDecoder().decode(row.get(CONTENT))));
    }
}
