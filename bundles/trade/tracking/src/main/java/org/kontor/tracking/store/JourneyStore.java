package org.kontor.tracking.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.tracking.domain.Journey;
import org.kontor.tracking.domain.JourneyState;
import org.kontor.tracking.domain.ReceivedScan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps journeys and their scans. */
@Component(service = JourneyStore.class)
public final class JourneyStore {

    private static final Table<Record> JOURNEYS = table("journeys");
    private static final Table<Record> SCANS = table("scans");
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
    private static final Field<Instant> ASKED_AT = instant("asked_at");
    private static final Field<String> PROBLEM = text("problem");
    private static final Field<String> SCAN_ID = text("scan_id");
    private static final Field<Instant> SCANNED_AT = instant("scanned_at");
    private static final Field<String> ZONE_OFFSET = text("zone_offset");
    private static final Field<Instant> RECEIVED_AT = instant("received_at");
    private static final Field<Scan.Status> STATUS = choice("status", Scan.Status.class);
    private static final Field<String> CARRIER_CODE = text("carrier_code");
    private static final Field<String> CARRIER_WORDS = text("carrier_words");
    private static final Field<String> PLACE = text("place");

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
                .set(MODE, journey.mode())
                .set(STATE, journey.state())
                .set(VERSION, journey.version())
                .set(SHIPPED_AT, journey.shippedAt())
                .set(NEXT_SCAN_DUE, journey.nextScanDue())
                .set(PROBLEM, journey.problem())
                .execute();
    }

    /** The journey, which nobody else changes until the transaction ends; empty when there is none. */
    public Optional<Journey> claim(UUID order) {
        return sql.now()
                                .update(JOURNEYS)
                                .set(VERSION, VERSION.plus(1))
                                .where(ORDER_ID.eq(order))
                                .execute()
                        == 1
                ? find(order)
                : Optional.empty();
    }

    public Optional<Journey> find(UUID order) {
        return sql.now()
                .select(
                        ORDER_ID,
                        BUYER,
                        SELLER,
                        CARRIER,
                        WAYBILL,
                        MODE,
                        STATE,
                        VERSION,
                        SHIPPED_AT,
                        NEXT_SCAN_DUE,
                        ASKED_AT,
                        PROBLEM)
                .from(JOURNEYS)
                .where(ORDER_ID.eq(order))
                .fetchOptional(row -> new Journey(
                        row.get(ORDER_ID),
                        row.get(BUYER),
                        row.get(SELLER),
                        row.get(CARRIER),
                        row.get(WAYBILL),
                        row.get(MODE),
                        row.get(STATE),
                        row.get(VERSION),
                        row.get(SHIPPED_AT),
                        row.get(NEXT_SCAN_DUE),
                        Optional.ofNullable(row.get(ASKED_AT)),
                        row.get(PROBLEM)));
    }

    /** False when the row is no longer at the version that {@code changed} was made from. */
    public boolean update(Journey changed) {
        return sql.now()
                        .update(JOURNEYS)
                        .set(STATE, changed.state())
                        .set(VERSION, changed.version() + 1)
                        .set(NEXT_SCAN_DUE, changed.nextScanDue())
                        .set(ASKED_AT, changed.askedAt().orElse(null))
                        .set(PROBLEM, changed.problem())
                        .where(ORDER_ID.eq(changed.order()).and(VERSION.eq(changed.version())))
                        .execute()
                == 1;
    }

    public Set<String> scanIds(UUID order) {
        return sql.now().select(SCAN_ID).from(SCANS).where(ORDER_ID.eq(order)).fetchSet(SCAN_ID);
    }

    public void insertScans(UUID order, List<ReceivedScan> scans) {
        var insert = sql.now()
                .insertInto(
                        SCANS,
                        ORDER_ID,
                        SCAN_ID,
                        SCANNED_AT,
                        ZONE_OFFSET,
                        RECEIVED_AT,
                        STATUS,
                        CARRIER_CODE,
                        CARRIER_WORDS,
                        PLACE);
        for (ReceivedScan received : scans) {
            Scan scan = received.scan();
            insert = insert.values(
                    order,
                    scan.id(),
                    scan.at().toInstant(),
                    scan.at().getOffset().getId(),
                    received.receivedAt(),
                    scan.status(),
                    scan.carrierCode(),
                    scan.carrierWords(),
                    scan.place());
        }
        insert.execute();
    }

    /** Oldest first, in the carrier's own zones. */
    public List<ReceivedScan> scans(UUID order) {
        return sql.now()
                .select(SCAN_ID, SCANNED_AT, ZONE_OFFSET, RECEIVED_AT, STATUS, CARRIER_CODE, CARRIER_WORDS, PLACE)
                .from(SCANS)
                .where(ORDER_ID.eq(order))
                .orderBy(SCANNED_AT, SCAN_ID)
                .fetch(row -> new ReceivedScan(
                        new Scan(
                                row.get(SCAN_ID),
                                row.get(SCANNED_AT).atOffset(ZoneOffset.of(row.get(ZONE_OFFSET))),
                                row.get(STATUS),
                                row.get(CARRIER_CODE),
                                row.get(CARRIER_WORDS),
                                row.get(PLACE)),
                        row.get(RECEIVED_AT)));
    }
}
