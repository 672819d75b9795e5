package org.kontor.orders.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.document;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.domain.Agreement;
import org.kontor.security.Caller;
import org.kontor.store.Documents;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps orders. */
@Component(service = OrderStore.class)
public final class OrderStore {

    private static final Table<Record> ORDERS = table("orders");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<String> ORDER_NUMBER = text("order_number");
    private static final Field<UUID> BUYER = uuid("buyer");
    private static final Field<UUID> SELLER = uuid("seller");
    private static final Field<OrderState> STATE = choice("state", OrderState.class);
    private static final Field<Long> VERSION = number("version");
    private static final Field<Instant> PLACED_AT = instant("placed_at");
    private static final Field<String> AGREEMENT = document("agreement");

    private final Sql sql;
    private final String move;
    private final AgreementCache agreements = new AgreementCache();
    private final StageStore stages;
    private final AcceptanceStore acceptances;

    @Activate
    public OrderStore(@Reference Sql sql, @Reference(target = "(module=orders)") Schema schema) {
        this.sql = sql;
        this.move = sql.text(DSL.update(ORDERS)
                .set(STATE, (OrderState) null)
                .set(VERSION, VERSION.plus(DSL.inline(1)))
                .where(ID.eq((UUID) null).and(STATE.eq((OrderState) null))));
        this.stages = new StageStore(sql);
        this.acceptances = new AcceptanceStore(sql);
    }

    /** How the stages of payment plans stand. */
    public StageStore stages() {
        return stages;
    }

    /** When silence accepts the goods. */
    public AcceptanceStore acceptances() {
        return acceptances;
    }

    public void insert(Order order, Agreement agreement) {
        sql.now()
                .insertInto(ORDERS)
                .set(ID, order.id())
                .set(ORDER_NUMBER, order.number())
                .set(BUYER, order.buyer())
                .set(SELLER, order.seller())
                .set(STATE, order.state())
                .set(VERSION, order.version())
                .set(PLACED_AT, order.placedAt())
                .set(AGREEMENT, Documents.write(agreement))
                .execute();
        stages.insert(order.id(), order.stages());
        agreements.keep(order.id(), agreement);
    }

    public Optional<Order> find(UUID id) {
        return where(ID.eq(id), 1).stream().findFirst();
    }

    /** Only for the order's buyer, its seller, and operators. */
    public Optional<Order> find(UUID id, Caller viewer) {
        return where(ID.eq(id).and(visibleTo(viewer)), 1).stream().findFirst();
    }

    /** The newest first, older than the one after which to go on. */
    public List<Order> visible(Caller viewer, Optional<UUID> after, int limit) {
        return where(visibleTo(viewer).and(after.map(ID::lt).orElse(DSL.noCondition())), limit);
    }

    public List<Order> newest(int limit) {
        return where(DSL.noCondition(), limit);
    }

    /** Moves the order; false when it is not in {@code from}. */
    public boolean move(UUID id, OrderState from, OrderState to) {
        return sql.execute(move, to, id, from) == 1;
    }

    public Optional<OrderState> state(UUID id) {
        return sql.now().select(STATE).from(ORDERS).where(ID.eq(id)).fetchOptional(STATE);
    }

    /** Nobody else moves the order before this transaction ends; tells where it is. */
    public Optional<OrderState> claim(UUID id) {
        sql.now().update(ORDERS).set(VERSION, VERSION.plus(1)).where(ID.eq(id)).execute();
        return state(id);
    }

    public Agreement agreement(UUID id) {
        return agreed(id).orElseThrow();
    }

    public Optional<Agreement> agreed(UUID id) {
        return Optional.ofNullable(agreements.of(List.of(id), this::agreements).get(id));
    }

    private static Condition visibleTo(Caller viewer) {
        return viewer.isOperator()
                ? DSL.noCondition()
                : BUYER.eq(viewer.organisation()).or(SELLER.eq(viewer.organisation()));
    }

    private List<Order> where(Condition condition, int limit) {
        List<Record> rows = List.copyOf(sql.now()
                .select(ID, ORDER_NUMBER, BUYER, SELLER, STATE, VERSION, PLACED_AT)
                .from(ORDERS)
                .where(condition)
                .orderBy(ID.desc())
                .limit(limit)
                .fetch());
        Map<UUID, Agreement> agreed =
                agreements.of(rows.stream().map(row -> row.get(ID)).toList(), this::agreements);
        Map<UUID, List<Record>> standing = stages.rows(rows.stream()
                .map(row -> row.get(ID))
                .filter(id -> agreed.get(id).stages().size() > 1)
                .toList());
        return rows.stream()
                .map(row -> order(row, agreed.get(row.get(ID)), Optional.ofNullable(standing.get(row.get(ID)))))
                .toList();
    }

    private Map<UUID, Agreement> agreements(List<UUID> orders) {
        return sql.now()
                .select(ID, AGREEMENT)
                .from(ORDERS)
                .where(ID.in(orders))
                .fetchMap(ID, row -> Documents.read(row.get(AGREEMENT), Agreement.class));
    }

    private static Order order(Record row, Agreement agreed, Optional<List<Record>> standing) {
        return new Order(
                row.get(ID),
                row.get(ORDER_NUMBER),
                row.get(BUYER),
                row.get(SELLER),
                agreed.shipper(),
                agreed.consignee(),
                agreed.lines(),
                agreed.incoterm(),
                agreed.option(),
                agreed.shipment(),
                agreed.freight(),
                agreed.total(),
                agreed.timeZone(),
                standing.map(rows -> StageStore.standing(agreed.stages(), rows))
                        .orElseGet(() -> StageStore.alone(agreed.stages().get(0), row.get(STATE), row.get(PLACED_AT))),
                agreed.paymentInstrument(),
                row.get(STATE),
                row.get(VERSION),
                row.get(PLACED_AT));
    }
}
