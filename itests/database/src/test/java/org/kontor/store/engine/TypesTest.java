package org.kontor.store.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.kontor.store.Keys;
import org.kontor.store.Types;
import org.kontor.store.migration.Migrator;
import org.kontor.store.migration.Script;
import org.kontor.testkit.TestPostgres;

@RunWith(Parameterized.class)
public class TypesTest {

    private static final List<String> ZONES = List.of("Europe/Berlin", "UTC", "America/New_York");

    /** Around the hours that summer time skips or repeats in these zones. */
    private static final List<String> INSTANTS = List.of(
            "2026-03-29T00:30:00Z",
            "2026-03-29T01:30:00.123456Z",
            "2026-03-29T02:30:00Z",
            "2026-03-08T06:30:00Z",
            "2026-03-08T07:30:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:30:00Z",
            "2026-11-01T05:30:00Z",
            "2026-11-01T06:30:00Z",
            "1970-01-01T00:00:00Z");

    private static final Table<Record> VALUES = Types.table("kept_values");
    private static final Field<UUID> ID = Types.uuid("id");
    private static final Field<Instant> KEPT_AT = Types.instant("kept_at");
    private static final Field<String> BODY = Types.document("body");
    private static final Field<Boolean> GOOD = Types.flag("good");
    private static final Field<LocalDate> DUE_ON = Types.date("due_on");
    private static final Field<BigDecimal> RATE = Types.decimal("rate");
    private static final Field<Colour> COLOUR = Types.choice("colour", Colour.class);

    private enum Colour {
        RED
    }

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final TestDatabases databases;

    private final TimeZone zone = TimeZone.getDefault();
    private Database database;

    public TypesTest(TestDatabases.Kind kind) {
        databases = new TestDatabases(kind, POSTGRES);
    }

    @Parameterized.Parameters(name = "{0}")
    public static Object[] kinds() {
        return TestDatabases.Kind.values();
    }

    @Before
    public void createValues() {
        database = databases.fresh();
        new Migrator(database, database, TestDatabases.clock())
                .migrate(
                        "values",
                        List.of(
                                new Script(
                                        1,
                                        "V0001__values.sql",
                                        """
                create table kept_values (
                  id ${uuid} not null primary key,
                  kept_at ${instant},
                  body ${document},
                  good boolean,
                  due_on date,
                  rate decimal(20,10),
                  colour varchar(10));
                """)));
    }

    @After
    public void restoreZone() {
        TimeZone.setDefault(zone);
    }

    @Test
    public void anInstantIsTheSameInEveryZoneAndSummerTime() {
        for (String writing : ZONES) {
            for (String text : INSTANTS) {
                Instant instant = Instant.parse(text);
                UUID id = Keys.fresh();

                TimeZone.setDefault(TimeZone.getTimeZone(writing));
                database.run(() -> database.now()
                        .insertInto(VALUES, ID, KEPT_AT)
                        .values(id, instant)
                        .execute());

                for (String reading : ZONES) {
                    TimeZone.setDefault(TimeZone.getTimeZone(reading));
                    String where = text + " written in " + writing + ", read in " + reading;
                    assertEquals(where, instant, read(id, KEPT_AT));
                    assertEquals(where, 1, countBetween(id, instant));
                }
            }
        }
    }

    @Test
    public void everyTypeComesBackAsItWent() {
        UUID id = Keys.fresh();
        String body = "{\"text\":\"" + "ü".repeat(100_000) + "\"}";
        database.run(() -> database.now()
                .insertInto(VALUES, ID, BODY, GOOD, DUE_ON, RATE, COLOUR)
                .values(id, body, true, LocalDate.of(2026, 2, 28), new BigDecimal("7.1234567891"), Colour.RED)
                .execute());

        assertEquals(id, read(id, ID));
        assertEquals(body, read(id, BODY));
        assertEquals(true, read(id, GOOD));
        assertEquals(LocalDate.of(2026, 2, 28), read(id, DUE_ON));
        assertEquals(new BigDecimal("7.1234567891"), read(id, RATE));
        assertEquals(Colour.RED, read(id, COLOUR));
        assertNull(read(id, KEPT_AT));
    }

    @Test
    public void whatABatchWritesComesBackAsItWent() {
        String body = "ü".repeat(100_000);
        Instant instant = Instant.parse("2026-10-25T01:30:00.123456Z");
        List<UUID> ids = Stream.generate(Keys::fresh).limit(300).toList();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));

        database.run(() -> database.batch(
                database.now()
                        .insertInto(VALUES, ID, KEPT_AT, BODY, GOOD, COLOUR)
                        .values((UUID) null, null, null, null, null),
                ids.stream()
                        .map(id -> new Object[] {id, instant, id.equals(ids.get(0)) ? body : "", true, Colour.RED})
                        .toList()));

        assertEquals(300, (int) database.call(() -> database.now().fetchCount(VALUES)));
        assertEquals(body, read(ids.get(0), BODY));
        assertEquals("", read(ids.get(299), BODY));
        assertEquals(instant, read(ids.get(299), KEPT_AT));
        assertEquals(true, read(ids.get(299), GOOD));
        assertEquals(Colour.RED, read(ids.get(299), COLOUR));
    }

    @Test
    public void aTextIsFilledAsOftenAsItIsRunAlsoWithNothing() {
        UUID id = Keys.fresh();
        String insertion =
                database.text(DSL.insertInto(VALUES, ID, KEPT_AT, BODY).values((UUID) null, null, null));
        String change = database.text(
                DSL.update(VALUES).set(KEPT_AT, (Instant) null).set(BODY, "").where(ID.eq((UUID) null)));

        assertEquals(1, (int) database.call(() -> database.execute(insertion, id, null, "before")));
        assertEquals(1, (int) database.call(() -> database.execute(change, Instant.EPOCH, "after", id)));
        assertEquals(Instant.EPOCH, read(id, KEPT_AT));
        assertEquals("after", read(id, BODY));
        assertEquals(1, (int) database.call(() -> database.execute(change, null, null, id)));
        assertNull(read(id, KEPT_AT));
        assertNull(read(id, BODY));
        assertEquals(0, (int) database.call(() -> database.execute(change, null, null, Keys.fresh())));
    }

    @Test
    public void keysAreKeptInTheOrderInWhichTheyWereMade() {
        List<UUID> made = Stream.generate(Keys::fresh).limit(500).toList();
        database.run(() -> made.forEach(
                id -> database.now().insertInto(VALUES, ID).values(id).execute()));

        assertEquals(
                made,
                database.call(
                        () -> database.now().select(ID).from(VALUES).orderBy(ID).fetch(ID)));
    }

    private <T> T read(UUID id, Field<T> field) {
        return database.call(
                () -> database.now().select(field).from(VALUES).where(ID.eq(id)).fetchSingle(field));
    }

    private int countBetween(UUID id, Instant instant) {
        return database.call(() -> database.now()
                .fetchCount(
                        VALUES,
                        ID.eq(id)
                                .and(KEPT_AT.gt(instant.minus(Duration.ofNanos(1_000))))
                                .and(KEPT_AT.eq(instant))
                                .and(KEPT_AT.lt(instant.plus(Duration.ofNanos(1_000))))));
    }
}
