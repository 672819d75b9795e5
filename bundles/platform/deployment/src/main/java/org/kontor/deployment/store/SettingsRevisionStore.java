package org.kontor.deployment.store;

import static org.kontor.store.Types.document;
import static org.kontor.store.Types.flag;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.store.Documents;
import org.kontor.store.Sql;

/** Keeps every revision that an account's settings have ever had. */
public final class SettingsRevisionStore {

    /** {@code lists} are the keys of settings that hold several values between commas; {@code secrets} are sealed. */
    public record Content(Map<String, String> settings, Set<String> lists, Map<String, String> secrets) {

        public Content {
            settings = Map.copyOf(settings);
            lists = Set.copyOf(lists);
            secrets = Map.copyOf(secrets);
        }
    }

    /** Who made it, when and why, and which keys differ from the revision before. */
    public record Change(Instant at, String operator, List<String> keys, String note) {

        public Change {
            keys = List.copyOf(keys);
        }
    }

    /** {@code gone} when the account is deleted by it; {@code sealedBy} is the key of its secrets, empty without any. */
    public record Revision(
            UUID id, String account, long number, boolean gone, Change change, String sealedBy, Content content) {}

    private static final Table<Record> REVISIONS = table("settings_revisions");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<String> ACCOUNT = text("account");
    private static final Field<Long> REVISION = number("revision");
    private static final Field<Boolean> GONE = flag("gone");
    private static final Field<Instant> MADE_AT = instant("made_at");
    private static final Field<String> MADE_BY = text("made_by");
    private static final Field<String> NOTE = text("note");
    private static final Field<String> CHANGED = document("changed_keys");
    private static final Field<String> SEALED_BY = text("sealed_by");
    private static final Field<String> CONTENT = document("content");

    private final Sql sql;

    SettingsRevisionStore(Sql sql) {
        this.sql = sql;
    }

    public Optional<Revision> find(UUID id) {
        return select(ID.eq(id)).stream().findFirst();
    }

    public Optional<Revision> find(String account, long number) {
        return select(ACCOUNT.eq(account).and(REVISION.eq(number))).stream().findFirst();
    }

    /** Newest first. */
    public List<Revision> history(String account) {
        return select(ACCOUNT.eq(account));
    }

    public boolean hasSecrets() {
        return sql.now().fetchExists(REVISIONS, SEALED_BY.ne(""));
    }

    /** The revisions whose secrets another key has sealed. */
    public List<Revision> notSealedBy(String key) {
        return select(SEALED_BY.ne("").and(SEALED_BY.ne(key)));
    }

    public void insert(Revision revision) {
        sql.now()
                .insertInto(REVISIONS, ID, ACCOUNT, REVISION, GONE, MADE_AT, MADE_BY, NOTE, CHANGED, SEALED_BY, CONTENT)
                .values(
                        revision.id(),
                        revision.account(),
                        revision.number(),
                        revision.gone(),
                        revision.change().at(),
                        revision.change().operator(),
                        revision.change().note(),
                        String.join("\n", revision.change().keys()),
                        revision.sealedBy(),
                        Documents.write(revision.content()))
                .execute();
    }

    /** Replaces the revision's secrets by the same, sealed by another key. */
    public void reseal(UUID id, String sealedBy, Content content) {
        sql.now()
                .update(REVISIONS)
                .set(SEALED_BY, sealedBy)
                .set(CONTENT, Documents.write(content))
                .where(ID.eq(id))
                .execute();
    }

    private List<Revision> select(Condition condition) {
        return sql.now()
                .select(ID, ACCOUNT, REVISION, GONE, MADE_AT, MADE_BY, NOTE, CHANGED, SEALED_BY, CONTENT)
                .from(REVISIONS)
                .where(condition)
                .orderBy(REVISION.desc())
                .fetch(row -> new Revision(
                        row.get(ID),
                        row.get(ACCOUNT),
                        row.get(REVISION),
                        row.get(GONE),
                        new Change(
                                row.get(MADE_AT),
                                row.get(MADE_BY),
                                row.get(CHANGED).lines().toList(),
                                row.get(NOTE)),
                        row.get(SEALED_BY),
                        Documents.read(row.get(CONTENT), Content.class)));
    }
}
