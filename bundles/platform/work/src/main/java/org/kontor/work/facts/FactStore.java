package org.kontor.work.facts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.store.Documents;
import org.kontor.store.Sql;
import org.kontor.store.Types;
import org.kontor.work.Fact;

/** Keeps facts. */
public final class FactStore {

    private static final Table<Record> FACTS = Types.table("facts");
    private static final Field<UUID> ID = Types.uuid("id");
    private static final Field<UUID> SUBJECT = Types.uuid("subject");
    private static final Field<Fact.Kind> KIND = Types.choice("kind", Fact.Kind.class);
    private static final Field<Instant> HAPPENED_AT = Types.instant("happened_at");
    private static final Field<String> ACTOR = Types.text("actor");
    private static final Field<String> DETAILS = Types.document("details");

    private final Sql sql;
    private final String insert;

    public FactStore(Sql sql) {
        this.sql = sql;
        this.insert = sql.text(DSL.insertInto(FACTS, ID, SUBJECT, KIND, HAPPENED_AT, ACTOR, DETAILS)
                .values((UUID) null, null, null, null, null, null));
    }

    /** In one statement, however many. */
    void insert(Collection<Fact> facts) {
        sql.batch(insert, facts.stream().map(FactStore::row).toList());
    }

    private static Object[] row(Fact fact) {
        return new Object[] {
            fact.id(), fact.subject(), fact.kind(), fact.at(), fact.actor(), Documents.write(fact.details())
        };
    }

    List<Fact> of(UUID subject) {
        return sql.now()
                .select(ID, KIND, HAPPENED_AT, ACTOR, DETAILS)
                .from(FACTS)
                .where(SUBJECT.eq(subject))
                .orderBy(ID)
                .fetch(row -> new Fact(
                        row.get(ID),
                        subject,
                        row.get(KIND),
                        row.get(HAPPENED_AT),
                        row.get(ACTOR),
                        details(row.get(DETAILS))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> details(String json) {
        return Documents.read(json, Map.class);
    }
}
