package org.kontor.settlement.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.flag;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.security.Caller;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.Dispute.Split;
import org.kontor.settlement.DisputeState;
import org.kontor.settlement.domain.Settlement;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps disputes. */
@Component(service = DisputeStore.class)
public final class DisputeStore {

    private static final Table<Record> DISPUTES = table("disputes");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<String> ORDER_NUMBER = text("order_number");
    private static final Field<UUID> BUYER = uuid("buyer");
    private static final Field<UUID> SELLER = uuid("seller");
    private static final Field<Long> AMOUNT = number("amount");
    private static final Field<Long> FROZEN = number("frozen");
    private static final Field<String> CURRENCY = text("currency");
    private static final Field<Dispute.Reason> REASON = choice("reason", Dispute.Reason.class);
    private static final Field<String> WORDS = text("words");
    private static final Field<DisputeState> STATE = choice("state", DisputeState.class);
    private static final Field<Boolean> IS_OPEN = flag("is_open");
    private static final Field<Long> VERSION = number("version");
    private static final Field<Instant> OPENED_AT = instant("opened_at");
    private static final Field<Instant> DEADLINE = instant("deadline");
    private static final Field<UUID> SPLIT_BY = uuid("split_by");
    private static final Field<String> SPLIT_NAME = text("split_name");
    private static final Field<String> SPLIT_WORDS = text("split_words");
    private static final Field<Long> TO_BUYER = number("to_buyer");
    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            ORDER_ID,
            ORDER_NUMBER,
            BUYER,
            SELLER,
            AMOUNT,
            FROZEN,
            CURRENCY,
            REASON,
            WORDS,
            STATE,
            VERSION,
            OPENED_AT,
            DEADLINE,
            SPLIT_BY,
            SPLIT_NAME,
            SPLIT_WORDS,
            TO_BUYER);

    private final Sql sql;

    @Activate
    public DisputeStore(@Reference Sql sql, @Reference(target = "(module=settlement)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Dispute dispute) {
        sql.now()
                .insertInto(DISPUTES)
                .set(ID, dispute.id())
                .set(ORDER_ID, dispute.order())
                .set(ORDER_NUMBER, dispute.orderNumber())
                .set(BUYER, dispute.buyer())
                .set(SELLER, dispute.seller())
                .set(AMOUNT, dispute.amount().minor())
                .set(FROZEN, dispute.frozen().minor())
                .set(CURRENCY, dispute.amount().currency().getCurrencyCode())
                .set(REASON, dispute.reason())
                .set(WORDS, dispute.words())
                .set(STATE, dispute.state())
                .set(IS_OPEN, dispute.state().open())
                .set(VERSION, dispute.version())
                .set(OPENED_AT, dispute.openedAt())
                .set(DEADLINE, dispute.deadline().orElse(null))
                .set(SPLIT_NAME, "")
                .set(SPLIT_WORDS, "")
                .set(TO_BUYER, 0L)
                .execute();
    }

    /** False when somebody else has changed it since it was read. */
    public boolean update(Dispute changed) {
        Optional<Split> split = changed.split();
        return sql.now()
                        .update(DISPUTES)
                        .set(STATE, changed.state())
                        .set(IS_OPEN, changed.state().open())
                        .set(VERSION, changed.version() + 1)
                        .set(DEADLINE, changed.deadline().orElse(null))
                        .set(SPLIT_BY, split.map(Split::by).orElse(null))
                        .set(SPLIT_NAME, split.map(Split::name).orElse(""))
                        .set(SPLIT_WORDS, split.map(Split::words).orElse(""))
                        .set(TO_BUYER, split.map(it -> it.toBuyer().minor()).orElse(0L))
                        .where(ID.eq(changed.id()).and(VERSION.eq(changed.version())))
                        .execute()
                == 1;
    }

    public Optional<Dispute> find(UUID id) {
        return where(ID.eq(id), 1).stream().findFirst();
    }

    /** The dispute, when the viewer is one of its parties or an operator. */
    public Optional<Dispute> find(UUID id, Caller viewer) {
        return where(ID.eq(id).and(visibleTo(viewer)), 1).stream().findFirst();
    }

    public List<Dispute> ofOrder(UUID order) {
        return where(ORDER_ID.eq(order), Integer.MAX_VALUE);
    }

    /** Open ones of the viewer's trades, of all trades for an operator; the nearest deadline first. */
    public List<Dispute> open(Caller viewer, int limit) {
        return where(IS_OPEN.isTrue().and(visibleTo(viewer)), limit);
    }

    public List<Dispute> open(int limit) {
        return where(IS_OPEN.isTrue(), limit);
    }

    /** What open disputes hold back of the order's escrow. */
    public Money frozen(Settlement settlement) {
        BigDecimal sum = sql.now()
                .select(DSL.sum(FROZEN))
                .from(DISPUTES)
                .where(ORDER_ID.eq(settlement.order()).and(IS_OPEN.isTrue()))
                .fetchOne(0, BigDecimal.class);
        return new Money(
                sum == null ? 0 : sum.longValueExact(), settlement.total().currency());
    }

    private static Condition visibleTo(Caller viewer) {
        return viewer.isOperator()
                ? DSL.noCondition()
                : BUYER.eq(viewer.organisation()).or(SELLER.eq(viewer.organisation()));
    }

    private List<Dispute> where(Condition condition, int limit) {
        return sql.now()
                .select(COLUMNS)
                .from(DISPUTES)
                .where(condition)
                .orderBy(DEADLINE, ID)
                .limit(limit)
                .fetch(DisputeStore::dispute);
    }

    private static Dispute dispute(Record row) {
        String currency = row.get(CURRENCY);
        return new Dispute(
                row.get(ID),
                row.get(ORDER_ID),
                row.get(ORDER_NUMBER),
                row.get(BUYER),
                row.get(SELLER),
                Money.of(row.get(AMOUNT), currency),
                Money.of(row.get(FROZEN), currency),
                row.get(REASON),
                row.get(WORDS),
                row.get(STATE),
                row.get(VERSION),
                row.get(OPENED_AT),
                Optional.ofNullable(row.get(DEADLINE)),
                Optional.ofNullable(row.get(SPLIT_BY))
                        .map(by -> new Split(
                                by, row.get(SPLIT_NAME), Money.of(row.get(TO_BUYER), currency), row.get(SPLIT_WORDS))));
    }
}
