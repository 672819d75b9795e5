package org.kontor.logistics.store;

import static org.kontor.store.Types.date;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.logistics.domain.PastDelivery;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps one row an order that left, so that no order waits for another's row; counting is for who reads. */
@Component(service = PastDeliveryStore.class)
public final class PastDeliveryStore {

    /** What goods left with: {@code carrier} is the account that quoted. */
    public record Promise(
            String carrier,
            String service,
            String origin,
            String destination,
            LocalDate shippedOn,
            LocalDate promisedOn) {}

    private static final Table<Record> DELIVERIES = table("past_deliveries");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<String> CARRIER = text("carrier");
    private static final Field<String> SERVICE = text("service");
    private static final Field<String> ORIGIN = text("origin");
    private static final Field<String> DESTINATION = text("destination");
    private static final Field<LocalDate> SHIPPED_ON = date("shipped_on");
    private static final Field<LocalDate> PROMISED_ON = date("promised_on");
    private static final Field<LocalDate> DELIVERED_ON = date("delivered_on");

    private final Sql sql;

    @Activate
    public PastDeliveryStore(@Reference Sql sql, @Reference(target = "(module=logistics)") Schema schema) {
        this.sql = sql;
    }

    /** Goods leave once: told again, nothing changes. */
    public void shipped(UUID order, Promise promise) {
        if (sql.now().fetchExists(DELIVERIES, ORDER_ID.eq(order))) {
            return;
        }
        sql.now()
                .insertInto(DELIVERIES)
                .set(ORDER_ID, order)
                .set(CARRIER, promise.carrier())
                .set(SERVICE, promise.service())
                .set(ORIGIN, promise.origin())
                .set(DESTINATION, promise.destination())
                .set(SHIPPED_ON, promise.shippedOn())
                .set(PROMISED_ON, promise.promisedOn())
                .execute();
    }

    /** The first day told stays; of an order without a promise nothing is kept. */
    public void delivered(UUID order, LocalDate day) {
        sql.now()
                .update(DELIVERIES)
                .set(DELIVERED_ON, day)
                .where(ORDER_ID.eq(order).and(DELIVERED_ON.isNull()))
                .execute();
    }

    /** Between these countries, delivered since that day, the newest first. */
    public List<PastDelivery> newest(String origin, String destination, LocalDate since, int most) {
        return sql.now()
                .select(CARRIER, SERVICE, SHIPPED_ON, PROMISED_ON, DELIVERED_ON)
                .from(DELIVERIES)
                .where(ORIGIN.eq(origin).and(DESTINATION.eq(destination)).and(DELIVERED_ON.ge(since)))
                .orderBy(DELIVERED_ON.desc())
                .limit(most)
                .fetch(row -> new PastDelivery(
                        row.get(CARRIER),
                        row.get(SERVICE),
                        row.get(SHIPPED_ON),
                        row.get(PROMISED_ON),
                        row.get(DELIVERED_ON)));
    }
}
