package org.kontor.deployment.store;

import static org.kontor.store.Types.document;
import static org.kontor.store.Types.flag;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.deployment.Entry;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps who did what to which plugin; a row is written when an operation begins and completed when it ends. */
@Component(service = AuditStore.class)
public final class AuditStore {

    private static final Table<Record> AUDIT = table("deployment_audit");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<Instant> BEGUN_AT = instant("begun_at");
    private static final Field<String> NODE = text("node");
    private static final Field<String> OPERATOR = text("operator");
    private static final Field<String> OPERATION = text("operation");
    private static final Field<String> PLUGIN = text("plugin");
    private static final Field<Boolean> ENDED = flag("ended");
    private static final Field<String> DETAILS = document("details");
    private static final Field<String> OUTCOME = document("outcome");

    private final Sql sql;

    @Activate
    public AuditStore(@Reference Sql sql, @Reference(target = "(module=deployment)") Schema schema) {
        this.sql = sql;
    }

    public void begin(Entry entry, String node) {
        sql.now()
                .insertInto(AUDIT, ID, BEGUN_AT, NODE, OPERATOR, OPERATION, PLUGIN, ENDED, DETAILS, OUTCOME)
                .values(
                        entry.id(),
                        entry.at(),
                        node,
                        entry.operator(),
                        entry.operation(),
                        entry.plugin(),
                        false,
                        entry.details(),
                        entry.outcome())
                .execute();
    }

    public void end(UUID id, String outcome) {
        sql.now()
                .update(AUDIT)
                .set(ENDED, true)
                .set(OUTCOME, outcome)
                .where(ID.eq(id))
                .execute();
    }

    /** Ends what a node had begun and cannot end any more. */
    public void cutOff(String node, String outcome) {
        sql.now()
                .update(AUDIT)
                .set(ENDED, true)
                .set(OUTCOME, outcome)
                .where(NODE.eq(node).and(ENDED.eq(false)))
                .execute();
    }

    /** Newest first; of every plugin when the name is empty. */
    public List<Entry> history(String plugin, int most) {
        return where(plugin.isEmpty() ? DSL.noCondition() : PLUGIN.eq(plugin), most);
    }

    /** What was begun since, the newest first. */
    public List<Entry> since(Instant since, int most) {
        return where(ID.ge(Keys.at(since)), most);
    }

    private List<Entry> where(Condition condition, int most) {
        return sql.now()
                .select(ID, BEGUN_AT, OPERATOR, OPERATION, PLUGIN, DETAILS, OUTCOME)
                .from(AUDIT)
                .where(condition)
                .orderBy(ID.desc())
                .limit(most)
                .fetch(row -> new Entry(
                        row.get(ID),
                        row.get(BEGUN_AT),
                        row.get(OPERATOR),
                        row.get(OPERATION),
                        row.get(PLUGIN),
                        row.get(DETAILS),
                        row.get(OUTCOME)));
    }
}
