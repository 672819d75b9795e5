package org.kontor.deployment.store;

import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;

import java.time.Instant;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps which accounts are switched off, and why. */
@Component(service = SwitchStore.class)
public final class SwitchStore {

    private static final Table<Record> SWITCHES = table("deployment_switches");
    private static final Field<String> ACCOUNT = text("account");
    private static final Field<String> REASON = text("reason");
    private static final Field<String> OPERATOR = text("operator");
    private static final Field<Instant> SINCE = instant("since");

    private final Sql sql;

    @Activate
    public SwitchStore(@Reference Sql sql, @Reference(target = "(module=deployment)") Schema schema) {
        this.sql = sql;
    }

    public void switchOff(String account, String reason, String operator, Instant now) {
        switchOn(account);
        sql.now()
                .insertInto(SWITCHES, ACCOUNT, REASON, OPERATOR, SINCE)
                .values(account, reason, operator, now)
                .execute();
    }

    public void switchOn(String account) {
        sql.now().deleteFrom(SWITCHES).where(ACCOUNT.eq(account)).execute();
    }

    /** The accounts that are off, with the reasons. */
    public Map<String, String> off() {
        return sql.now().select(ACCOUNT, REASON).from(SWITCHES).fetchMap(ACCOUNT, REASON);
    }
}
