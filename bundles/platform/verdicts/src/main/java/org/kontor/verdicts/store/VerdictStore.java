package org.kontor.verdicts.store;

import static org.kontor.store.Types.document;
import static org.kontor.store.Types.instant;
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
import org.kontor.deployment.Verdict;
import org.kontor.store.Documents;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps every verdict; the latest of a jar counts. */
@Component(service = VerdictStore.class)
public final class VerdictStore {

    private static final Table<Record> VERDICTS = table("verdicts");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<String> SHA256 = text("sha256");
    private static final Field<String> PLUGIN = text("plugin");
    private static final Field<String> VERSION = text("version");
    private static final Field<Instant> CHECKED_AT = instant("checked_at");
    private static final Field<String> RULINGS = document("rulings");

    private final Sql sql;

    @Activate
    public VerdictStore(@Reference Sql sql, @Reference(target = "(module=verdicts)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Verdict verdict) {
        sql.now()
                .insertInto(VERDICTS)
                .set(ID, Keys.fresh())
                .set(SHA256, verdict.sha256())
                .set(PLUGIN, verdict.plugin())
                .set(VERSION, verdict.version())
                .set(CHECKED_AT, verdict.at())
                .set(RULINGS, Documents.write(verdict.rulings()))
                .execute();
    }

    public Optional<Verdict> latest(String sha256) {
        return sql.now()
                .select(SHA256, PLUGIN, VERSION, CHECKED_AT, RULINGS)
                .from(VERDICTS)
                .where(SHA256.eq(sha256))
                .orderBy(ID.desc())
                .limit(1)
                .fetchOptional(row -> new Verdict(
                        row.get(SHA256),
                        row.get(PLUGIN),
                        row.get(VERSION),
                        row.get(CHECKED_AT),
                        List.of(Documents.read(row.get(RULINGS), Verdict.Ruling[].class))));
    }
}
