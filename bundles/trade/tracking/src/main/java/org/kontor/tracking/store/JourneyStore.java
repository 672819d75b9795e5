package org.kontor.tracking.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.carrier.Mode;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.tracking.Case;
import org.kontor.tracking.domain.Journey;
import org.kontor.tracking.domain.JourneyState;
import org.kontor.tracking.domain.Lane;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps journeys. */
@Component(service = JourneyStore.class)
public final class JourneyStore {

    private static final Table<Record> JOURNEYS = table("journeys");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<UUID> BUYER = uuid("buyer");
    private static final Field<UUID> SELLER = uuid("seller");
    private static final Field<String> CARRIER = text("carrier");
    private static final Field<String> WAYBILL = text("waybill");
    private static final Field<Mode> MODE = choice("mode", Mode.class);
    private static final Field<JourneyState> STATE = choice("state", JourneyState.class);
    private static final Field<Long> VERSION = number("version");
    private static final Field<Instant> SHIPPED_AT = instant("shipped_at");
    private static final Field<Instant> NEXT_SCAN_DUE = instant("next_scan_due");
    private static final Field<String> ORIGIN = text("origin");
    private static final Field<String> DESTINATION = text("destination");
    private static final Field<String> CITY = text("city");
    private static final Field<Case.Owner> DUTY_PAYER = choice("duty_payer", Case.Owner.class);
    private static final Field<String> CONFIRMED_BY = text("confirmed_by");

    private final Sql sql;

    @Activate
    public JourneyStore(@Reference Sql sql, @Reference(target = "(module=tracking)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Journey journey) {
        sql.now()
                .insertInto(JOURNEYS)
                .set(ORDER_ID, journey.order())
                .set(BUYER, journey.buyer())
                .set(SELLER, journey.seller())
                .set(CARRIER, journey.carrier())
                .set(WAYBILL, journey.waybill())
                .set(MODE, journey.lane().mode())
                .set(ORIGIN, journey.lane().origin())
                .set(DESTINATION, journey.lane().destination())
                .set(CITY, journey.lane().city())
                .set(DUTY_PAYER, journey.dutyPayer())
                .set(STATE, journey.state())
                .set(VERSION, journey.version())
                .set(SHIPPED_AT, journey.shippedAt())
                .set(NEXT_SCAN_DUE, journey.nextScanDue())
                .set(CONFIRMED_BY, journey.confirmedBy())
                .execute();
    }

    /** Those of the orders that have a journey, which nobody else changes until the transaction ends. */
    public List<Journey> claim(Collection<UUID> orders) {
        sql.now()
                .update(JOURNEYS)
                .set(VERSION, VERSION.plus(1))
                .where(ORDER_ID.in(orders))
                .execute();
        return where(ORDER_ID.in(orders));
    }

    public Optional<Journey> find(UUID order) {
        return where(ORDER_ID.eq(order)).stream().findFirst();
    }

    public List<Journey> find(Collection<UUID> orders) {
        return where(ORDER_ID.in(orders));
    }

    /** Keeps claimed journeys as they have become, in one statement. */
    public void update(Collection<Journey> claimed) {
        sql.batch(
                sql.now()
                        .update(JOURNEYS)
                        .set(STATE, (JourneyState) null)
                        .set(VERSION, (Long) null)
                        .set(NEXT_SCAN_DUE, (Instant) null)
                        .set(CONFIRMED_BY, (String) null)
                        .where(ORDER_ID.eq((UUID) null)),
                claimed.stream().map(JourneyStore::row).toList());
    }

    private static Object[] row(Journey journey) {
        return new Object[] {
            journey.state(), journey.version() + 1, journey.nextScanDue(), journey.confirmedBy(), journey.order()
        };
    }

    private List<Journey> where(Condition condition) {
        return sql.now()
                .select(
                        ORDER_ID,
                        BUYER,
                        SELLER,
                        CARRIER,
                        WAYBILL,
                        MODE,
                        ORIGIN,
                        DESTINATION,
                        CITY,
                        DUTY_PAYER,
                        STATE,
                        VERSION,
                        SHIPPED_AT,
                        NEXT_SCAN_DUE,
                        CONFIRMED_BY)
                .from(JOURNEYS)
                .where(condition)
                .fetch(JourneyStore::journey);
    }

    private static Journey journey(Record row) {
        return new Journey(
                row.get(ORDER_ID),
                row.get(BUYER),
                row.get(SELLER),
                row.get(CARRIER),
                row.get(WAYBILL),
                new Lane(row.get(MODE), row.get(ORIGIN), row.get(DESTINATION), row.get(CITY)),
                row.get(DUTY_PAYER),
                row.get(STATE),
                row.get(VERSION),
                row.get(SHIPPED_AT),
                row.get(NEXT_SCAN_DUE),
                row.get(CONFIRMED_BY));
    }
}
