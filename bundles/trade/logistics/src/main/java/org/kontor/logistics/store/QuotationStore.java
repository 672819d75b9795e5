package org.kontor.logistics.store;

import static org.kontor.store.Types.document;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.logistics.Quotation;
import org.kontor.store.Packed;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps shipment requests with the latest answer to each. */
@Component(service = QuotationStore.class)
public final class QuotationStore {

    private static final Table<Record> REQUESTS = table("shipment_requests");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> ORGANISATION = uuid("organisation");
    private static final Field<Instant> QUOTED_AT = instant("quoted_at");
    private static final Field<Long> VERSION = number("version");
    private static final Field<String> QUOTATION = document("quotation");

    private final Sql sql;

    @Activate
    public QuotationStore(@Reference Sql sql, @Reference(target = "(module=logistics)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Quotation quotation) {
        sql.now()
                .insertInto(REQUESTS, ID, ORGANISATION, QUOTED_AT, VERSION, QUOTATION)
                .values(
                        quotation.id(),
                        quotation.organisation(),
                        quotation.quotedAt(),
                        quotation.version(),
                        Packed.write(quotation))
                .execute();
    }

    /** Only the organisation's own. */
    public Optional<Quotation> find(UUID id, UUID organisation) {
        return sql.now()
                .select(QUOTATION)
                .from(REQUESTS)
                .where(ID.eq(id).and(ORGANISATION.eq(organisation)))
                .fetchOptional(row -> Packed.read(row.get(QUOTATION), Quotation.class));
    }

    /** Puts a new answer in place of the one before; false when that one has been replaced already. */
    public boolean replace(Quotation answer) {
        return sql.now()
                        .update(REQUESTS)
                        .set(QUOTED_AT, answer.quotedAt())
                        .set(VERSION, answer.version())
                        .set(QUOTATION, Packed.write(answer))
                        .where(ID.eq(answer.id()).and(VERSION.eq(answer.version() - 1)))
                        .execute()
                == 1;
    }
}
