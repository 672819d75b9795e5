package org.kontor.settlement.store;

import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.settlement.domain.PayoutAccount;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps where sellers are paid. */
@Component(service = PayoutAccountStore.class)
public final class PayoutAccountStore {

    private static final Table<Record> ACCOUNTS = table("payout_accounts");
    private static final Field<UUID> SELLER = uuid("seller");
    private static final Field<UUID> INSTRUMENT = uuid("instrument");
    private static final Field<Instant> BOUND_AT = instant("bound_at");
    private static final Field<Instant> USABLE_FROM = instant("usable_from");
    private static final Field<Long> VERSION = number("version");

    private final Sql sql;

    @Activate
    public PayoutAccountStore(@Reference Sql sql, @Reference(target = "(module=settlement)") Schema schema) {
        this.sql = sql;
    }

    public void insert(PayoutAccount account) {
        sql.now()
                .insertInto(ACCOUNTS, SELLER, INSTRUMENT, BOUND_AT, USABLE_FROM, VERSION)
                .values(
                        account.seller(),
                        account.instrument(),
                        account.boundAt(),
                        account.usableFrom(),
                        account.version())
                .execute();
    }

    /** False when somebody else has changed it since it was read. */
    public boolean update(PayoutAccount changed) {
        return sql.now()
                        .update(ACCOUNTS)
                        .set(INSTRUMENT, changed.instrument())
                        .set(BOUND_AT, changed.boundAt())
                        .set(USABLE_FROM, changed.usableFrom())
                        .set(VERSION, changed.version() + 1)
                        .where(SELLER.eq(changed.seller()).and(VERSION.eq(changed.version())))
                        .execute()
                == 1;
    }

    /** As it is now; nobody else pays this seller or takes money back from it before the transaction ends. */
    public Optional<PayoutAccount> claim(UUID seller) {
        sql.now()
                .update(ACCOUNTS)
                .set(VERSION, VERSION.plus(1))
                .where(SELLER.eq(seller))
                .execute();
        return find(seller);
    }

    public Optional<PayoutAccount> find(UUID seller) {
        return where(SELLER.eq(seller)).stream().findFirst();
    }

    public List<PayoutAccount> all() {
        return where(DSL.noCondition());
    }

    private List<PayoutAccount> where(Condition condition) {
        return sql.now()
                .select(SELLER, INSTRUMENT, BOUND_AT, USABLE_FROM, VERSION)
                .from(ACCOUNTS)
                .where(condition)
                .orderBy(SELLER)
                .fetch(row -> new PayoutAccount(
                        row.get(SELLER),
                        row.get(INSTRUMENT),
                        row.get(BOUND_AT),
                        row.get(USABLE_FROM),
                        row.get(VERSION)));
    }
}
