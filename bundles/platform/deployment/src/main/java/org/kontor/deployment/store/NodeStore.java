package org.kontor.deployment.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.deployment.Node;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps when each node was last seen, and how each plugin does there. */
@Component(service = NodeStore.class)
public final class NodeStore {

    private static final Table<Record> NODES = table("deployment_nodes");
    private static final Table<Record> REPORTS = table("deployment_reports");
    private static final Field<String> NODE = text("node");
    private static final Field<Instant> STARTED = instant("started");
    private static final Field<Instant> SEEN = instant("seen");
    private static final Field<Long> REVISION = number("revision");
    private static final Field<String> PLUGIN = text("plugin");
    private static final Field<Node.State> STATE = choice("state", Node.State.class);
    private static final Field<String> PROBLEM = text("problem");
    private static final Field<Instant> REPORTED_AT = instant("reported_at");

    private final Sql sql;

    @Activate
    public NodeStore(@Reference Sql sql, @Reference(target = "(module=deployment)") Schema schema) {
        this.sql = sql;
    }

    public void started(String node, Instant now) {
        sql.now().deleteFrom(NODES).where(NODE.eq(node)).execute();
        sql.now()
                .insertInto(NODES, NODE, STARTED, SEEN, REVISION)
                .values(node, now, now, 0L)
                .execute();
    }

    public void seen(String node, Instant now, long revision) {
        sql.now()
                .update(NODES)
                .set(SEEN, now)
                .set(REVISION, revision)
                .where(NODE.eq(node))
                .execute();
    }

    public Optional<Instant> lastSeen(String node) {
        return sql.now().select(SEEN).from(NODES).where(NODE.eq(node)).fetchOptional(SEEN);
    }

    /** Forgets the nodes that nobody has seen since. */
    public void forgetUnseenSince(Instant time) {
        List<String> gone =
                sql.now().select(NODE).from(NODES).where(SEEN.lt(time)).fetch(NODE);
        if (!gone.isEmpty()) {
            sql.now().deleteFrom(REPORTS).where(NODE.in(gone)).execute();
            sql.now().deleteFrom(NODES).where(NODE.in(gone)).execute();
        }
    }

    public void report(String node, Node.Report report) {
        sql.now()
                .deleteFrom(REPORTS)
                .where(NODE.eq(node).and(PLUGIN.eq(report.plugin())))
                .execute();
        sql.now()
                .insertInto(REPORTS, NODE, PLUGIN, REVISION, STATE, PROBLEM, REPORTED_AT)
                .values(node, report.plugin(), report.revision(), report.state(), report.problem(), report.at())
                .execute();
    }

    public Optional<Node.Report> report(String node, String plugin) {
        return sql.now()
                .select(PLUGIN, REVISION, STATE, PROBLEM, REPORTED_AT)
                .from(REPORTS)
                .where(NODE.eq(node).and(PLUGIN.eq(plugin)))
                .fetchOptional(NodeStore::report);
    }

    /** Every node, sorted by name. */
    public List<Node> all() {
        Map<String, List<Node.Report>> reports = sql.now()
                .select(NODE, PLUGIN, REVISION, STATE, PROBLEM, REPORTED_AT)
                .from(REPORTS)
                .orderBy(PLUGIN)
                .fetchGroups(NODE, NodeStore::report);
        return sql.now()
                .select(NODE, STARTED, SEEN, REVISION)
                .from(NODES)
                .orderBy(NODE)
                .fetch(row -> new Node(
                        row.get(NODE),
                        row.get(STARTED),
                        row.get(SEEN),
                        row.get(REVISION),
                        reports.getOrDefault(row.get(NODE), List.of())));
    }

    private static Node.Report report(Record row) {
        return new Node.Report(
                row.get(PLUGIN), row.get(REVISION), row.get(STATE), row.get(PROBLEM), row.get(REPORTED_AT));
    }
}
