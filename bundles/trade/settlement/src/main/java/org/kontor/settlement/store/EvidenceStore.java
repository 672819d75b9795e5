package org.kontor.settlement.store;

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
import org.kontor.settlement.domain.Evidence;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps evidence; there is no update and no delete in here. */
@Component(service = EvidenceStore.class)
public final class EvidenceStore {

    private static final Table<Record> EVIDENCE = table("dispute_evidence");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> DISPUTE_ID = uuid("dispute_id");
    private static final Field<Evidence.Kind> KIND = choice("kind", Evidence.Kind.class);
    private static final Field<String> WORDS = text("words");
    private static final Field<String> LINK = text("link");
    private static final Field<String> SHA256 = text("sha256");
    private static final Field<UUID> GIVEN_BY = uuid("given_by");
    private static final Field<String> GIVEN_NAME = text("given_name");
    private static final Field<Instant> GIVEN_AT = instant("given_at");

    private final Sql sql;

    @Activate
    public EvidenceStore(@Reference Sql sql, @Reference(target = "(module=settlement)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Evidence evidence) {
        sql.now()
                .insertInto(EVIDENCE)
                .set(ID, evidence.id())
                .set(DISPUTE_ID, evidence.dispute())
                .set(KIND, evidence.kind())
                .set(WORDS, evidence.words())
                .set(LINK, evidence.link())
                .set(SHA256, evidence.sha256())
                .set(GIVEN_BY, evidence.by())
                .set(GIVEN_NAME, evidence.name())
                .set(GIVEN_AT, evidence.at())
                .execute();
    }

    /** Oldest first. */
    public List<Evidence> of(UUID dispute) {
        return sql.now()
                .select(ID, DISPUTE_ID, KIND, WORDS, LINK, SHA256, GIVEN_BY, GIVEN_NAME, GIVEN_AT)
                .from(EVIDENCE)
                .where(DISPUTE_ID.eq(dispute))
                .orderBy(GIVEN_AT, ID)
                .fetch(row -> new Evidence(
                        row.get(ID),
                        row.get(DISPUTE_ID),
                        row.get(KIND),
                        row.get(WORDS),
                        row.get(LINK),
                        row.get(SHA256),
                        row.get(GIVEN_BY),
                        row.get(GIVEN_NAME),
                        row.get(GIVEN_AT)));
    }
}
