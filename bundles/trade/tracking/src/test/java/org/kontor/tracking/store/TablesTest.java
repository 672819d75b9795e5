package org.kontor.tracking.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.SQLDialect;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.engine.Engine;
import org.kontor.store.migration.Migrator;
import org.kontor.store.migration.Script;
import org.kontor.testkit.EitherDatabase;
import org.kontor.testkit.TestPostgres;
import org.kontor.tracking.domain.Journey;
import org.kontor.tracking.domain.Leg;
import org.kontor.tracking.domain.LegKind;
import org.kontor.tracking.domain.ReceivedScan;

/**
 * The tables on both databases: journeys from before there were legs, and how PostgreSQL finds what is due and what is
 * told.
 */
@RunWith(Parameterized.class)
public class TablesTest {

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final EitherDatabase database;

    private static final String[] SCRIPTS = {
        "V0001__journeys.sql", "V0002__longer_words.sql", "V0003__legs.sql", "V0004__polls.sql"
    };

    private Engine engine;

    public TablesTest(SQLDialect dialect) {
        this.database = new EitherDatabase(dialect, POSTGRES, 2);
    }

    @Parameters(name = "{0}")
    public static List<SQLDialect> dialects() {
        return EitherDatabase.DIALECTS;
    }

    @Before
    public void open() {
        engine = database.with();
    }

    @Test
    public void aJourneyFromBeforeThereWereLegsKeepsItsNumberAndItsScans() {
        migrate(2);
        UUID order = Keys.fresh();
        String at = engine.dialect() == SQLDialect.DERBY ? "'2026-11-02 09:00:00'" : "'2026-11-02T09:00:00Z'";
        execute("insert into journeys (order_id, buyer, seller, carrier, waybill, mode, state, version, shipped_at,"
                + " next_scan_due, asked_at, problem) values ('" + order + "', '" + order + "', '" + order
                + "', 'carrier.test', '5009848432', 'EXPRESS', 'MOVING', 3, " + at + ", " + at + ", " + at
                + ", 'UNAVAILABLE: no route')");
        execute("insert into scans values ('" + order + "', 'one', " + at + ", '+08:00', " + at
                + ", 'IN_TRANSIT', 'PU', 'picked up', 'Shenzhen')");

        migrate(4);

        engine.run(() -> {
            Journey journey = book().journeys().find(order).orElseThrow();
            assertEquals(Mode.EXPRESS, journey.lane().mode());
            List<Leg> legs = book().legs().of(List.of(order));
            assertEquals(List.of(LegKind.WAYBILL), legs.stream().map(Leg::kind).toList());
            assertEquals(order, legs.get(0).id());
            assertEquals("UNAVAILABLE: no route", legs.get(0).problem());
            ReceivedScan kept = book().scans().of(legs).get(0);
            assertEquals(Scan.Reason.NONE, kept.scan().reason());
            assertEquals("2026-11-02T17:00+08:00", kept.scan().at().toString());
            assertEquals(Instant.parse("2026-11-02T09:00:00Z"), kept.receivedAt());
            List<UUID> due = new PollStore(engine, () -> "tracking").due("carrier.test", kept.receivedAt(), 9);
            assertEquals(List.of(order), due);
        });
    }

    @Test
    public void amongManyNothingIsFoundByReadingAWholeTable() {
        if (engine.dialect() == SQLDialect.DERBY) {
            return;
        }
        migrate(4);
        fill();
        execute("analyze");

        turns();
        indexed("legs_waybill", "select * from legs where carrier = 'carrier.test' and waybill in ('5000', '7000')");
        indexed("legs_order", "select * from legs where order_id in (" + anId("legs", "order_id") + ")");
        indexed("leg_scans_pkey", "select * from leg_scans where leg_id in (" + anId("leg_scans", "leg_id") + ")");
        indexed(
                "lane_gaps_lane",
                "select longest_seconds from lane_gaps where carrier = 'carrier.test' and mode = 'SEA'"
                        + " and origin = 'CN' and destination = 'DE' order by arrived_at desc limit 200");
    }

    @Test
    public void numbersAreFoundOneByOneAlsoBeforePostgresHasCountedThem() {
        if (engine.dialect() == SQLDialect.DERBY) {
            return;
        }
        migrate(4);
        fill();
        String numbers = IntStream.range(0, 200)
                .mapToObj(number -> "'" + (1_000 + 200 * number) + "'")
                .collect(Collectors.joining(", "));

        turns();
        String plan = indexed(
                "legs_waybill", "select * from legs where carrier = 'carrier.test' and waybill in (" + numbers + ")");

        assertFalse(plan, plan.contains("Filter:"));
    }

    private void turns() {
        indexed(
                "polls_turn",
                "select leg_id from polls where carrier = 'carrier.test' and next_at <= now()"
                        + " order by next_at limit 20");
    }

    private void fill() {
        execute("insert into legs (id, order_id, kind, carrier, waybill, added_at, problem) select gen_random_uuid(),"
                + " gen_random_uuid(), 'WAYBILL', 'carrier.test', n, now(), '' from generate_series(1, 50000) n");
        execute("insert into polls select id, carrier, now() + (waybill::int - 20) * interval '1 second' from legs");
        execute("insert into leg_scans select id, 'one', now(), 'Z', now(), 'IN_TRANSIT', 'NONE', '', '', ''"
                + " from legs");
        execute("insert into lane_gaps select id, carrier, case when waybill like '7%' then 'SEA' else 'AIR' end, 'CN',"
                + " 'DE', 60, now() from legs");
    }

    private String anId(String table, String column) {
        return engine.call(() -> "'"
                + engine.now()
                        .fetchOne("select " + column + " from " + table + " limit 1")
                        .get(0) + "'");
    }

    private String indexed(String index, String query) {
        String plan = engine.call(() -> engine.now().fetch("explain " + query).format());
        assertTrue(plan, plan.contains(index));
        assertFalse(plan, plan.contains("Seq Scan"));
        return plan;
    }

    private void execute(String statement) {
        engine.run(() -> engine.now().execute(statement));
    }

    private void migrate(int first) {
        List<Script> scripts = List.of(SCRIPTS).subList(0, first).stream()
                .map(name -> TablesTest.class.getResource("/db/tracking/" + name))
                .map((URL url) -> Script.at(url))
                .toList();
        new Migrator(engine, engine, Clock.systemUTC()).migrate("tracking", scripts);
    }

    private JourneyBook book() {
        Schema schema = () -> "tracking";
        return new JourneyBook(
                new JourneyStore(engine, schema),
                new LegStore(engine, schema),
                new ScanStore(engine, schema),
                new LaneStore(engine, schema));
    }
}
