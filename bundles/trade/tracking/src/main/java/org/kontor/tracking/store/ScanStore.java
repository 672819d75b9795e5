package org.kontor.tracking.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.InsertReturningStep;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.carrier.Scan;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.tracking.domain.Leg;
import org.kontor.tracking.domain.ReceivedScan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps every scan that any leg's carrier told. */
@Component(service = ScanStore.class)
public final class ScanStore {

    private static final Table<Record> SCANS = table("leg_scans");
    private static final Field<UUID> LEG_ID = uuid("leg_id");
    private static final Field<String> SCAN_ID = text("scan_id");
    private static final Field<Instant> SCANNED_AT = instant("scanned_at");
    private static final Field<String> ZONE_OFFSET = text("zone_offset");
    private static final Field<Instant> RECEIVED_AT = instant("received_at");
    private static final Field<Scan.Status> STATUS = choice("status", Scan.Status.class);
    private static final Field<Scan.Reason> REASON = choice("reason", Scan.Reason.class);
    private static final Field<String> CARRIER_CODE = text("carrier_code");
    private static final Field<String> CARRIER_WORDS = text("carrier_words");
    private static final Field<String> PLACE = text("place");

    private final Sql sql;

    @Activate
    public ScanStore(@Reference Sql sql, @Reference(target = "(module=tracking)") Schema schema) {
        this.sql = sql;
    }

    /** In one statement, however many. */
    public void insert(Collection<ReceivedScan> scans) {
        sql.batch(insertion(), scans.stream().map(ScanStore::row).toList());
    }

    private static Object[] row(ReceivedScan received) {
        Scan scan = received.scan();
        return new Object[] {
            received.leg().id(),
            scan.id(),
            scan.at().toInstant(),
            scan.at().getOffset().getId(),
            received.receivedAt(),
            scan.status(),
            scan.reason(),
            scan.carrierCode(),
            scan.carrierWords(),
            scan.place()
        };
    }

    private InsertReturningStep<Record> insertion() {
        return sql.now()
                .insertInto(
                        SCANS,
                        LEG_ID,
                        SCAN_ID,
                        SCANNED_AT,
                        ZONE_OFFSET,
                        RECEIVED_AT,
                        STATUS,
                        REASON,
                        CARRIER_CODE,
                        CARRIER_WORDS,
                        PLACE)
                .values((UUID) null, null, null, null, null, null, null, null, null, null);
    }

    /** All scans of these legs, in no order, in the carriers' own zones. */
    public List<ReceivedScan> of(Collection<Leg> legs) {
        Map<UUID, Leg> byId = legs.stream().collect(Collectors.toMap(Leg::id, Function.identity()));
        return sql.now()
                .select(
                        LEG_ID,
                        SCAN_ID,
                        SCANNED_AT,
                        ZONE_OFFSET,
                        RECEIVED_AT,
                        STATUS,
                        REASON,
                        CARRIER_CODE,
                        CARRIER_WORDS,
                        PLACE)
                .from(SCANS)
                .where(LEG_ID.in(byId.keySet()))
                .fetch(row -> new ReceivedScan(byId.get(row.get(LEG_ID)), scan(row), row.get(RECEIVED_AT)));
    }

    private static Scan scan(Record row) {
        OffsetDateTime at = row.get(SCANNED_AT).atOffset(ZoneOffset.of(row.get(ZONE_OFFSET)));
        return new Scan(
                row.get(SCAN_ID),
                at,
                row.get(STATUS),
                row.get(REASON),
                row.get(CARRIER_CODE),
                row.get(CARRIER_WORDS),
                row.get(PLACE));
    }
}
