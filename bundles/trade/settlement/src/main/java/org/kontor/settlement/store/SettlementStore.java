package org.kontor.settlement.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.flag;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.settlement.ReleasePolicy;
import org.kontor.settlement.domain.Settlement;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps how far each order's money has come. */
@Component(service = SettlementStore.class)
public final class SettlementStore {

    private static final Table<Record> SETTLEMENTS = table("settlements");
    private static final Table<Record> ACCEPTED_LINES = table("accepted_lines");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<UUID> BUYER = uuid("buyer");
    private static final Field<UUID> SELLER = uuid("seller");
    private static final Field<Long> TOTAL = number("total");
    private static final Field<String> CURRENCY = text("currency");
    private static final Field<ReleasePolicy> POLICY = choice("policy", ReleasePolicy.class);
    private static final Field<Long> RELEASED = number("released");
    private static final Field<Instant> ACCEPTED_AT = instant("accepted_at");
    private static final Field<Boolean> CLEARED = flag("cleared");
    private static final Field<Boolean> SETTLED = flag("settled");
    private static final Field<Long> VERSION = number("version");
    private static final Field<Long> LINE_NO = number("line_no");

    private final Sql sql;

    @Activate
    public SettlementStore(@Reference Sql sql, @Reference(target = "(module=settlement)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Settlement settlement) {
        sql.now()
                .insertInto(SETTLEMENTS)
                .set(ORDER_ID, settlement.order())
                .set(BUYER, settlement.buyer())
                .set(SELLER, settlement.seller())
                .set(TOTAL, settlement.total().minor())
                .set(CURRENCY, settlement.total().currency().getCurrencyCode())
                .set(POLICY, settlement.policy())
                .set(RELEASED, settlement.released().minor())
                .set(CLEARED, settlement.cleared())
                .set(SETTLED, settlement.settled())
                .set(VERSION, settlement.version())
                .execute();
    }

    /** False when somebody else has changed it since it was read. */
    public boolean update(Settlement changed) {
        return sql.now()
                        .update(SETTLEMENTS)
                        .set(POLICY, changed.policy())
                        .set(RELEASED, changed.released().minor())
                        .set(ACCEPTED_AT, changed.acceptedAt().orElse(null))
                        .set(CLEARED, changed.cleared())
                        .set(SETTLED, changed.settled())
                        .set(VERSION, changed.version() + 1)
                        .where(ORDER_ID.eq(changed.order()).and(VERSION.eq(changed.version())))
                        .execute()
                == 1;
    }

    public Optional<Settlement> find(UUID order) {
        return sql.now()
                .select(
                        ORDER_ID,
                        BUYER,
                        SELLER,
                        TOTAL,
                        CURRENCY,
                        POLICY,
                        RELEASED,
                        ACCEPTED_AT,
                        CLEARED,
                        SETTLED,
                        VERSION)
                .from(SETTLEMENTS)
                .where(ORDER_ID.eq(order))
                .fetchOptional(row -> new Settlement(
                        row.get(ORDER_ID),
                        row.get(BUYER),
                        row.get(SELLER),
                        Money.of(row.get(TOTAL), row.get(CURRENCY)),
                        row.get(POLICY),
                        Money.of(row.get(RELEASED), row.get(CURRENCY)),
                        Optional.ofNullable(row.get(ACCEPTED_AT)),
                        row.get(CLEARED),
                        row.get(SETTLED),
                        row.get(VERSION)));
    }

    /** In which currencies the seller has sold. */
    public List<Currency> currencies(UUID seller) {
        return sql.now()
                .selectDistinct(CURRENCY)
                .from(SETTLEMENTS)
                .where(SELLER.eq(seller))
                .orderBy(CURRENCY)
                .fetch(row -> Money.currency(row.get(CURRENCY)));
    }

    public Set<Integer> acceptedLines(UUID order) {
        return sql.now().select(LINE_NO).from(ACCEPTED_LINES).where(ORDER_ID.eq(order)).stream()
                .map(row -> Math.toIntExact(row.get(LINE_NO)))
                .collect(Collectors.toSet());
    }

    public void accept(UUID order, int line, Instant at) {
        sql.now()
                .insertInto(ACCEPTED_LINES, ORDER_ID, LINE_NO, ACCEPTED_AT)
                .values(order, (long) line, at)
                .execute();
    }
}
