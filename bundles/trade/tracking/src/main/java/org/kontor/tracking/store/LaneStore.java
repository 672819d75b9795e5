package org.kontor.tracking.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.carrier.Mode;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.tracking.domain.Journey;
import org.kontor.tracking.domain.Lane;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps how long each lane's carriers were silent on journeys that arrived. */
@Component(service = LaneStore.class)
public final class LaneStore {

    private static final int NEWEST = 200;

    private static final Table<Record> GAPS = table("lane_gaps");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<String> CARRIER = text("carrier");
    private static final Field<Mode> MODE = choice("mode", Mode.class);
    private static final Field<String> ORIGIN = text("origin");
    private static final Field<String> DESTINATION = text("destination");
    private static final Field<Long> LONGEST_SECONDS = number("longest_seconds");
    private static final Field<Instant> ARRIVED_AT = instant("arrived_at");

    private final Sql sql;

    @Activate
    public LaneStore(@Reference Sql sql, @Reference(target = "(module=tracking)") Schema schema) {
        this.sql = sql;
    }

    /** The longest silence of each journey that arrived; one arrives once, so that its row is new. */
    public void insert(Map<Journey, Duration> longest, Instant at) {
        sql.batch(
                sql.now()
                        .insertInto(GAPS, ORDER_ID, CARRIER, MODE, ORIGIN, DESTINATION, LONGEST_SECONDS, ARRIVED_AT)
                        .values((UUID) null, null, null, null, null, null, null),
                longest.keySet().stream()
                        .map(arrived -> row(arrived, longest.get(arrived), at))
                        .toList());
    }

    private static Object[] row(Journey arrived, Duration longest, Instant at) {
        Lane lane = arrived.lane();
        return new Object[] {
            arrived.order(),
            arrived.carrier(),
            lane.mode(),
            lane.origin(),
            lane.destination(),
            longest.toSeconds(),
            at
        };
    }

    /** The longest silence of each of the lane's newest journeys. */
    public List<Duration> longestGaps(String carrier, Lane lane) {
        return sql.now()
                .select(LONGEST_SECONDS)
                .from(GAPS)
                .where(CARRIER.eq(carrier)
                        .and(MODE.eq(lane.mode()))
                        .and(ORIGIN.eq(lane.origin()))
                        .and(DESTINATION.eq(lane.destination())))
                .orderBy(ARRIVED_AT.desc())
                .limit(NEWEST)
                .fetch(row -> Duration.ofSeconds(row.get(LONGEST_SECONDS)));
    }
}
