package org.kontor.store.migration;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.store.Types;

/** Applies a module's scripts that are not applied yet, in one transaction; one row's lock lets one server at a time do it. */
public final class Migrator {

    private static final Table<Record> HISTORY = Types.table("schema_history");
    private static final Field<String> MODULE = Types.text("module");
    private static final Field<Long> VERSION = Types.number("version");
    private static final Field<String> SCRIPT = Types.text("script");
    private static final Field<Long> CHECKSUM = Types.number("checksum");
    private static final Field<Instant> APPLIED_AT = Types.instant("applied_at");

    /** "There already", as Derby and PostgreSQL name it for tables, the types that come with them, and rows. */
    private static final Set<String> THERE_ALREADY = Set.of("X0Y32", "42P07", "42710", "23505");

    private final Transactions transactions;
    private final Sql sql;
    private final Clock clock;

    public Migrator(Transactions transactions, Sql sql, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    /** Throws {@link IllegalStateException} when a script has changed since it was applied, or two have one number. */
    public void migrate(String module, List<Script> scripts) {
        prepare();
        List<Script> ordered =
                scripts.stream().sorted(Comparator.comparing(Script::version)).toList();
        if (ordered.stream().map(Script::version).distinct().count() != ordered.size()) {
            throw new IllegalStateException(module + " has two migrations with one number");
        }
        transactions.run(() -> {
            sql.now().execute("update schema_lock set id = 1 where id = 1");
            Map<Long, Long> applied = sql.now()
                    .select(VERSION, CHECKSUM)
                    .from(HISTORY)
                    .where(MODULE.eq(module))
                    .fetchMap(VERSION, CHECKSUM);
            ordered.forEach(script -> apply(module, script, applied.get((long) script.version())));
        });
    }

    private void apply(String module, Script script, Long appliedChecksum) {
        if (appliedChecksum != null) {
            if (appliedChecksum != script.checksum()) {
                throw new IllegalStateException(module + "/" + script.name()
                        + " has changed since it was applied; add a new migration instead");
            }
            return;
        }
        script.statements(sql.dialect()).forEach(sql.now()::execute);
        sql.now()
                .insertInto(HISTORY, MODULE, VERSION, SCRIPT, CHECKSUM, APPLIED_AT)
                .values(module, (long) script.version(), script.name(), script.checksum(), clock.instant())
                .execute();
    }

    private void prepare() {
        createUnlessThere("create table schema_lock (id int not null primary key)");
        createUnlessThere(new Script(
                        0,
                        "",
                        """
                create table schema_history (
                  module varchar(60) not null,
                  version bigint not null,
                  script varchar(200) not null,
                  checksum bigint not null,
                  applied_at ${instant} not null,
                  primary key (module, version))""")
                .statements(sql.dialect())
                .get(0));
        createUnlessThere("insert into schema_lock values (1)");
    }

    private void createUnlessThere(String statement) {
        try {
            transactions.run(() -> sql.now().execute(statement));
        } catch (DataAccessException e) {
            if (!THERE_ALREADY.contains(e.sqlState())) {
                throw e;
            }
        }
    }
}
