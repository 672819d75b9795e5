package org.kontor.deployment.store;

import static org.kontor.store.Types.flag;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.SQLStateClass;
import org.jooq.impl.DSL;
import org.kontor.store.Sql;

/** Keeps which accounts there are, and which revision of its settings is in force for each. */
public final class SettingsAccountStore {

    /** {@code pid} is a factory PID; {@code sealedBy} the key of the secrets in force, empty without secrets. */
    public record Account(
            String account,
            String plugin,
            String pid,
            String name,
            UUID revisionId,
            long revision,
            boolean gone,
            String sealedBy) {}

    private static final Table<Record> ACCOUNTS = table("settings_accounts");
    private static final Field<String> ACCOUNT = text("account");
    private static final Field<String> PLUGIN = text("plugin");
    private static final Field<String> PID = text("pid");
    private static final Field<String> NAME = text("name");
    private static final Field<UUID> REVISION_ID = uuid("revision_id");
    private static final Field<Long> REVISION = number("revision");
    private static final Field<Boolean> GONE = flag("gone");
    private static final Field<String> SEALED_BY = text("sealed_by");

    private final Sql sql;

    SettingsAccountStore(Sql sql) {
        this.sql = sql;
    }

    /** Every account there has ever been, sorted. */
    public List<Account> all() {
        return select(DSL.noCondition());
    }

    public List<Account> ofPlugin(String plugin) {
        return select(PLUGIN.eq(plugin));
    }

    public Optional<Account> find(String account) {
        return select(ACCOUNT.eq(account)).stream().findFirst();
    }

    /** False when another has just created the account. */
    public boolean insert(Account account) {
        try {
            sql.now()
                    .insertInto(ACCOUNTS, ACCOUNT, PLUGIN, PID, NAME, REVISION_ID, REVISION, GONE, SEALED_BY)
                    .values(
                            account.account(),
                            account.plugin(),
                            account.pid(),
                            account.name(),
                            account.revisionId(),
                            account.revision(),
                            account.gone(),
                            account.sealedBy())
                    .execute();
            return true;
        } catch (DataAccessException e) {
            if (e.sqlStateClass() == SQLStateClass.C23_INTEGRITY_CONSTRAINT_VIOLATION) {
                return false;
            }
            throw e;
        }
    }

    /** False when the row is no longer at the revision before this one. */
    public boolean advance(Account account) {
        return sql.now()
                        .update(ACCOUNTS)
                        .set(REVISION_ID, account.revisionId())
                        .set(REVISION, account.revision())
                        .set(GONE, account.gone())
                        .set(SEALED_BY, account.sealedBy())
                        .where(ACCOUNT.eq(account.account()).and(REVISION.eq(account.revision() - 1)))
                        .execute()
                == 1;
    }

    public void resealed(UUID revisionId, String sealedBy) {
        sql.now()
                .update(ACCOUNTS)
                .set(SEALED_BY, sealedBy)
                .where(REVISION_ID.eq(revisionId))
                .execute();
    }

    private List<Account> select(Condition condition) {
        return sql.now()
                .select(ACCOUNT, PLUGIN, PID, NAME, REVISION_ID, REVISION, GONE, SEALED_BY)
                .from(ACCOUNTS)
                .where(condition)
                .orderBy(ACCOUNT)
                .fetch(row -> new Account(
                        row.get(ACCOUNT),
                        row.get(PLUGIN),
                        row.get(PID),
                        row.get(NAME),
                        row.get(REVISION_ID),
                        row.get(REVISION),
                        row.get(GONE),
                        row.get(SEALED_BY)));
    }
}
