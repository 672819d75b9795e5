package org.kontor.deployment.store;

import static org.kontor.store.Types.document;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.store.Documents;
import org.kontor.store.Sql;

/** Keeps how a plugin's accounts stood before a change of the plugin. */
public final class SettingsSnapshotStore {

    /** {@code revisions} by account; {@code files} are the sealed texts of configuration files by name. */
    public record Content(Map<String, Long> revisions, Map<String, String> files) {

        public Content {
            revisions = Map.copyOf(revisions);
            files = Map.copyOf(files);
        }
    }

    /** {@code sealedBy} is the key of the files' texts, empty without files. */
    public record Snapshot(UUID id, String plugin, Instant at, String sealedBy, Content content) {}

    private static final Table<Record> SNAPSHOTS = table("settings_snapshots");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<String> PLUGIN = text("plugin");
    private static final Field<Instant> MADE_AT = instant("made_at");
    private static final Field<String> SEALED_BY = text("sealed_by");
    private static final Field<String> CONTENT = document("content");

    private final Sql sql;

    SettingsSnapshotStore(Sql sql) {
        this.sql = sql;
    }

    public Optional<Snapshot> find(UUID id) {
        return select(ID.eq(id)).stream().findFirst();
    }

    public List<Snapshot> notSealedBy(String key) {
        return select(SEALED_BY.ne("").and(SEALED_BY.ne(key)));
    }

    public void insert(Snapshot snapshot) {
        sql.now()
                .insertInto(SNAPSHOTS, ID, PLUGIN, MADE_AT, SEALED_BY, CONTENT)
                .values(
                        snapshot.id(),
                        snapshot.plugin(),
                        snapshot.at(),
                        snapshot.sealedBy(),
                        Documents.write(snapshot.content()))
                .execute();
    }

    /** Replaces the files' texts by the same, sealed by another key. */
    public void reseal(UUID id, String sealedBy, Content content) {
        sql.now()
                .update(SNAPSHOTS)
                .set(SEALED_BY, sealedBy)
                .set(CONTENT, Documents.write(content))
                .where(ID.eq(id))
                .execute();
    }

    private List<Snapshot> select(Condition condition) {
        return sql.now()
                .select(ID, PLUGIN, MADE_AT, SEALED_BY, CONTENT)
                .from(SNAPSHOTS)
                .where(condition)
                .fetch(row -> new Snapshot(
                        row.get(ID),
                        row.get(PLUGIN),
                        row.get(MADE_AT),
                        row.get(SEALED_BY),
                        Documents.read(row.get(CONTENT), Content.class)));
    }
}
