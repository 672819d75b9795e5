package org.kontor.settlement.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.settlement.domain.Payout;
import org.kontor.settlement.domain.PayoutState;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps payouts. */
@Component(service = PayoutStore.class)
public final class PayoutStore {

    private static final Table<Record> PAYOUTS = table("payouts");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> SELLER = uuid("seller");
    private static final Field<UUID> INSTRUMENT = uuid("instrument");
    private static final Field<String> PROVIDER = text("provider");
    private static final Field<Long> AMOUNT = number("amount");
    private static final Field<String> CURRENCY = text("currency");
    private static final Field<PayoutState> STATE = choice("state", PayoutState.class);
    private static final Field<Long> VERSION = number("version");
    private static final Field<Long> ASKED = number("asked");
    private static final Field<String> REFERENCE = text("reference");
    private static final Field<String> REASON = text("reason");
    private static final Field<String> REQUESTED_BY = text("requested_by");
    private static final Field<Instant> STARTED_AT = instant("started_at");
    private static final Field<Instant> SETTLED_AT = instant("settled_at");
    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            SELLER,
            INSTRUMENT,
            PROVIDER,
            AMOUNT,
            CURRENCY,
            STATE,
            VERSION,
            ASKED,
            REFERENCE,
            REASON,
            REQUESTED_BY,
            STARTED_AT,
            SETTLED_AT);

    private final Sql sql;

    @Activate
    public PayoutStore(@Reference Sql sql, @Reference(target = "(module=settlement)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Payout payout) {
        sql.now()
                .insertInto(PAYOUTS)
                .set(ID, payout.id())
                .set(SELLER, payout.seller())
                .set(INSTRUMENT, payout.instrument())
                .set(PROVIDER, payout.provider())
                .set(AMOUNT, payout.amount().minor())
                .set(CURRENCY, payout.amount().currency().getCurrencyCode())
                .set(STATE, payout.state())
                .set(VERSION, payout.version())
                .set(ASKED, payout.asked())
                .set(REFERENCE, payout.reference())
                .set(REASON, payout.reason())
                .set(REQUESTED_BY, payout.requestedBy())
                .set(STARTED_AT, payout.startedAt())
                .execute();
    }

    /** False when somebody else has changed it since it was read. */
    public boolean update(Payout changed) {
        return sql.now()
                        .update(PAYOUTS)
                        .set(STATE, changed.state())
                        .set(VERSION, changed.version() + 1)
                        .set(ASKED, changed.asked())
                        .set(REFERENCE, changed.reference())
                        .set(REASON, changed.reason())
                        .set(SETTLED_AT, changed.settledAt().orElse(null))
                        .where(ID.eq(changed.id()).and(VERSION.eq(changed.version())))
                        .execute()
                == 1;
    }

    public Optional<Payout> find(UUID id) {
        return where(ID.eq(id), 1).stream().findFirst();
    }

    /** The newest first. */
    public List<Payout> of(UUID seller, int limit) {
        return where(SELLER.eq(seller), limit);
    }

    /** The newest first, of all sellers. */
    public List<Payout> in(PayoutState state, int limit) {
        return where(STATE.eq(state), limit);
    }

    private List<Payout> where(Condition condition, int limit) {
        return sql.now()
                .select(COLUMNS)
                .from(PAYOUTS)
                .where(condition)
                .orderBy(ID.desc())
                .limit(limit)
                .fetch(row -> new Payout(
                        row.get(ID),
                        row.get(SELLER),
                        row.get(INSTRUMENT),
                        row.get(PROVIDER),
                        Money.of(row.get(AMOUNT), row.get(CURRENCY)),
                        row.get(STATE),
                        row.get(VERSION),
                        row.get(ASKED),
                        row.get(REFERENCE),
                        row.get(REASON),
                        row.get(REQUESTED_BY),
                        row.get(STARTED_AT),
                        Optional.ofNullable(row.get(SETTLED_AT))));
    }
}
