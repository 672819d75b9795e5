package org.kontor.invoices.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jooq.SQLDialect;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.kontor.invoices.Kind;
import org.kontor.invoices.Series;
import org.kontor.invoices.domain.Shop.Wish;
import org.kontor.invoices.store.InvoiceStore;
import org.kontor.invoices.store.OccasionStore;
import org.kontor.invoices.store.SeriesStore;
import org.kontor.invoices.ubl.UblInvoices;
import org.kontor.orders.Order;
import org.kontor.store.Schema;
import org.kontor.store.Types;
import org.kontor.store.engine.Engine;
import org.kontor.testkit.EitherDatabase;
import org.kontor.testkit.TestClock;
import org.kontor.testkit.TestPostgres;
import org.kontor.work.facts.Journal;

/** Numbers have no gap and no double, however many ask at once and whoever dies, on both databases. */
@RunWith(Parameterized.class)
public class NumbersTest {

    private static final int AT_ONCE = 64;
    private static final int DYING = 8;

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final EitherDatabase database;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final TestClock clock = new TestClock();
    private final Shop shop = new Shop();
    private final UUID seller = shop.trader("Brightway Lighting Co., Ltd.", Shop.SHENZHEN, "91440300");
    private final UUID buyer = shop.trader("Elbe Leuchten GmbH", Shop.HAMBURG, "DE136695976");
    private Engine engine;
    private InvoiceStore store;
    private OccasionStore occasions;
    private SeriesStore series;
    private Register register;

    public NumbersTest(SQLDialect dialect) {
        this.database = new EitherDatabase(dialect, POSTGRES, AT_ONCE);
    }

    @Parameters(name = "{0}")
    public static List<SQLDialect> dialects() {
        return EitherDatabase.DIALECTS;
    }

    @Before
    public void open() {
        engine = database.with("work", "invoices");
        Schema schema = () -> "invoices";
        store = new InvoiceStore(engine, schema);
        occasions = new OccasionStore(engine, schema);
        series = new SeriesStore(engine, engine, schema);
        register = new Register(
                store,
                occasions,
                series,
                new Drafting(shop, shop),
                new UblInvoices(),
                shop,
                engine,
                new Journal(engine, engine, clock, false),
                clock);
    }

    @After
    public void close() {
        threads.shutdownNow();
    }

    @Test
    public void manyAtOnceGetEachNumberOnce() throws Exception {
        List<UUID> shipped = shipped(AT_ONCE);

        List<String> outcomes = atOnce(shipped);

        assertEquals(outcomes.toString(), AT_ONCE, Collections.frequency(outcomes, "done"));
        assertEquals(LongStream.rangeClosed(1, AT_ONCE).boxed().toList(), serials(shipped));
        assertEquals(List.of(new Series(seller, year(), AT_ONCE, List.of())), all());
    }

    @Test
    public void ofManyWhoIssueOneDocumentAtOnceOneDoes() throws Exception {
        UUID order = shipped(1).get(0);

        List<String> outcomes = atOnce(Collections.nCopies(AT_ONCE, order));

        assertEquals(outcomes.toString(), AT_ONCE, Collections.frequency(outcomes, "done"));
        assertEquals(List.of(1L), serials(List.of(order)));
        assertEquals(1, all().get(0).last());
    }

    @Test
    public void whoeverDiesWithANumberLeavesNoGap() throws Exception {
        List<UUID> shipped = shipped(AT_ONCE - DYING);
        engine.run(() -> series.open(seller, year()));
        List<Callable<Void>> work = new ArrayList<>();
        shipped.forEach(cause -> work.add(() -> {
            register.issue(cause);
            return null;
        }));
        for (int i = 0; i < DYING; i++) {
            work.add(i * DYING, () -> {
                assertThrows(RuntimeException.class, () -> engine.run(this::takesANumberAndDies));
                return null;
            });
        }

        for (Future<Void> one : threads.invokeAll(work)) {
            one.get();
        }

        assertEquals(LongStream.rangeClosed(1, shipped.size()).boxed().toList(), serials(shipped));
        assertEquals(List.of(), all().get(0).missing());
    }

    @Test
    public void aMissingDocumentIsFound() {
        List<UUID> shipped = shipped(3);
        shipped.forEach(register::issue);

        engine.run(() -> engine.now()
                .deleteFrom(Types.table("invoices"))
                .where(Types.number("serial").eq(2L))
                .execute());

        assertEquals(List.of(2L), all().get(0).missing());
    }

    /** As a server whose machine stops: the database ends the transaction by itself. */
    private void takesANumberAndDies() {
        assertTrue(series.next(seller, year()) > 0);
        if (engine.dialect() == SQLDialect.POSTGRES) {
            engine.now().execute("select pg_terminate_backend(pg_backend_pid())");
        }
        throw new IllegalStateException("died");
    }

    private List<UUID> shipped(int count) {
        List<UUID> causes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Order order = shop.sold(seller, buyer, Wish.USUAL);
            Occasion.Details details = Occasion.Details.shipment(clock.instant(), "carrier.test", "WB" + i);
            engine.run(() -> occasions.insert(Occasion.fresh(order.id(), Kind.INVOICE, order.id(), details)));
            causes.add(order.id());
        }
        return causes;
    }

    private List<String> atOnce(List<UUID> causes) throws Exception {
        List<Callable<String>> work = new ArrayList<>();
        causes.forEach(cause -> work.add(() -> {
            register.issue(cause);
            return "done";
        }));
        List<String> outcomes = new ArrayList<>();
        for (Future<String> one : threads.invokeAll(work)) {
            outcomes.add(one.get());
        }
        return outcomes;
    }

    private List<Long> serials(List<UUID> orders) {
        return engine.call(() -> orders.stream()
                .map(store::ofOrder)
                .flatMap(List::stream)
                .map(invoice -> invoice.number().serial())
                .sorted()
                .toList());
    }

    private List<Series> all() {
        return engine.call(series::all);
    }

    private int year() {
        return clock.instant().atOffset(ZoneOffset.UTC).getYear();
    }
}
