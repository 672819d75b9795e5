package org.kontor.deployment.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.flag;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.SQLStateClass;
import org.kontor.deployment.desk.Build;
import org.kontor.deployment.desk.Desired;
import org.kontor.providers.Switchboard;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what is wanted of each plugin, and the number of the last change. */
@Component(service = DesiredStore.class)
public final class DesiredStore {

    private static final Table<Record> REVISIONS = table("deployment_revision");
    private static final Table<Record> PLUGINS = table("deployment_plugins");
    private static final Field<String> PLUGIN = text("plugin");
    private static final Field<String> STABLE_VERSION = text("stable_version");
    private static final Field<String> STABLE_SHA = text("stable_sha");
    private static final Field<String> TRIAL_VERSION = text("trial_version");
    private static final Field<String> TRIAL_SHA = text("trial_sha");
    private static final Field<Switchboard.Mode> TRIAL_MODE = choice("trial_mode", Switchboard.Mode.class);
    private static final Field<Long> TRIAL_PERCENT = number("trial_percent");
    private static final Field<String> PREVIOUS_VERSION = text("previous_version");
    private static final Field<String> PREVIOUS_SHA = text("previous_sha");
    private static final Field<String> PREVIOUS_SNAPSHOT = text("previous_snapshot");
    private static final Field<Boolean> REMOVED = flag("removed");
    private static final Field<Long> REVISION = number("revision");
    private static final Field<String> FIRST_NODE = text("first_node");
    private static final Field<Instant> SINCE = instant("since");

    private static final List<Field<?>> ALL = List.of(
            PLUGIN,
            STABLE_VERSION,
            STABLE_SHA,
            TRIAL_VERSION,
            TRIAL_SHA,
            TRIAL_MODE,
            TRIAL_PERCENT,
            PREVIOUS_VERSION,
            PREVIOUS_SHA,
            PREVIOUS_SNAPSHOT,
            REMOVED,
            REVISION,
            FIRST_NODE,
            SINCE);

    private final Sql sql;

    @Activate
    public DesiredStore(@Reference Sql sql, @Reference(target = "(module=deployment)") Schema schema) {
        this.sql = sql;
    }

    /** The number of the last change that is committed. */
    public long revision() {
        return sql.now().select(REVISION).from(REVISIONS).fetchSingle(REVISION);
    }

    /** The number of the change that this transaction makes; others who change anything wait for its end. */
    public long nextRevision() {
        sql.now().update(REVISIONS).set(REVISION, REVISION.plus(1)).execute();
        return revision();
    }

    /** Everything ever wanted, also the removed, sorted by name. */
    public List<Desired> all() {
        return sql.now().select(ALL).from(PLUGINS).orderBy(PLUGIN).fetch(DesiredStore::desired);
    }

    public Optional<Desired> find(String plugin) {
        return sql.now().select(ALL).from(PLUGINS).where(PLUGIN.eq(plugin)).fetchOptional(DesiredStore::desired);
    }

    /** False when another node was faster; then this transaction can do nothing more. */
    public boolean insert(Desired desired) {
        try {
            return sql.now()
                            .insertInto(PLUGINS)
                            .set(PLUGIN, desired.plugin())
                            .set(row(desired))
                            .execute()
                    == 1;
        } catch (DataAccessException e) {
            if (e.sqlStateClass() == SQLStateClass.C23_INTEGRITY_CONSTRAINT_VIOLATION) {
                return false;
            }
            throw e;
        }
    }

    /** False when what was wanted before is not that revision any more. */
    public boolean update(Desired desired, long revisionBefore) {
        return sql.now()
                        .update(PLUGINS)
                        .set(row(desired))
                        .where(PLUGIN.eq(desired.plugin()).and(REVISION.eq(revisionBefore)))
                        .execute()
                == 1;
    }

    /** Makes another node the first to prove a change; false when it is no longer led by {@code from}. */
    public boolean lead(Desired desired, String from, String to) {
        return sql.now()
                        .update(PLUGINS)
                        .set(FIRST_NODE, to)
                        .where(PLUGIN.eq(desired.plugin())
                                .and(REVISION.eq(desired.revision()))
                                .and(FIRST_NODE.eq(from)))
                        .execute()
                == 1;
    }

    private static Map<Field<?>, Object> row(Desired desired) {
        Map<Field<?>, Object> row = new HashMap<>();
        row.put(STABLE_VERSION, desired.stable().version());
        row.put(STABLE_SHA, desired.stable().sha256());
        Optional<Desired.Trying> trial = desired.trial();
        row.put(TRIAL_VERSION, trial.map(tried -> tried.build().version()).orElse(null));
        row.put(TRIAL_SHA, trial.map(tried -> tried.build().sha256()).orElse(null));
        row.put(TRIAL_MODE, trial.map(Desired.Trying::mode).orElse(null));
        row.put(TRIAL_PERCENT, trial.map(tried -> (long) tried.percent()).orElse(null));
        Optional<Desired.Previous> previous = desired.previous();
        row.put(
                PREVIOUS_VERSION,
                previous.map(before -> before.build().version()).orElse(null));
        row.put(PREVIOUS_SHA, previous.map(before -> before.build().sha256()).orElse(null));
        row.put(PREVIOUS_SNAPSHOT, previous.map(Desired.Previous::snapshot).orElse(null));
        row.put(REMOVED, desired.removed());
        row.put(REVISION, desired.revision());
        row.put(FIRST_NODE, desired.firstNode());
        row.put(SINCE, desired.since());
        return row;
    }

    private static Desired desired(Record row) {
        return new Desired(
                row.get(PLUGIN),
                new Build(row.get(STABLE_VERSION), row.get(STABLE_SHA)),
                build(row, TRIAL_VERSION, TRIAL_SHA)
                        .map(tried -> new Desired.Trying(
                                tried,
                                row.get(TRIAL_MODE),
                                row.get(TRIAL_PERCENT).intValue())),
                build(row, PREVIOUS_VERSION, PREVIOUS_SHA)
                        .map(before -> new Desired.Previous(before, row.get(PREVIOUS_SNAPSHOT))),
                row.get(REMOVED),
                row.get(REVISION),
                row.get(FIRST_NODE),
                row.get(SINCE));
    }

    private static Optional<Build> build(Record row, Field<String> version, Field<String> sha256) {
        return Optional.ofNullable(row.get(version)).map(named -> new Build(named, row.get(sha256)));
    }
}
