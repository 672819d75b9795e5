package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.kontor.logistics.domain.Lamps.USD;
import static org.kontor.logistics.domain.Lamps.charging;
import static org.kontor.logistics.domain.Lamps.request;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.Reliability;
import org.kontor.logistics.web.QuotationView;
import org.kontor.store.Documents;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.work.Fact;

/** What our own deliveries say of an account: learnt from the journal, shown when there are enough. */
public class ReliabilityTest {

    private static final String ACCOUNT = "carrier.a";
    private static final Instant SHIPPED = Instant.parse("2026-10-01T09:00:00Z");
    private static final LocalDate PROMISED = LocalDate.parse("2026-10-06");

    @Rule
    public final TestStore store = TestStore.of("logistics");

    private Forwarder forwarder;
    private DeliveryWatch watch;

    @Before
    public void open() {
        forwarder = new Forwarder(store);
        watch = new DeliveryWatch(forwarder.deliveries);
        forwarder.carriers.add(ACCOUNT, charging("100.00", "USD", 5));
    }

    @Test
    public void enoughDeliveriesAreCountedAgainstWhatWasPromised() {
        deliver(15, "2026-10-06T17:00:00+02:00");
        deliver(4, "2026-10-07T09:00:00+02:00");
        deliver(1, "2026-10-11T09:00:00+02:00");

        assertEquals(
                Optional.of(new Reliability(
                        20, 15, 5, 5, 10, LocalDate.parse("2026-10-06"), LocalDate.parse("2026-10-11"))),
                quoted());
    }

    @Test
    public void aRecordSaysHowOldItIs() {
        deliver(20, "2026-10-06T17:00:00+02:00");

        Quotation quotation = forwarder.quote(Keys.fresh(), request(USD));
        QuotationView view = QuotationView.of(quotation, Instant.parse("2026-11-06T08:00:00Z"));

        assertEquals(
                Duration.ofDays(31),
                view.options().get(0).reliability().orElseThrow().age());
    }

    @Test
    public void tooFewDeliveriesSayNothing() {
        deliver(19, "2026-10-06T17:00:00+02:00");

        assertEquals(Optional.empty(), quoted());
    }

    @Test
    public void aDeliveryToldTwiceCountsOnce() {
        List<UUID> orders = deliver(19, "2026-10-06T17:00:00+02:00");
        tell(orders.get(0), Fact.Kind.SHIPPED, promise("EXPRESS", "DE"));
        tell(orders.get(0), Fact.Kind.DELIVERED, Map.of("deliveredAt", "2026-10-20T17:00:00+02:00"));
        assertEquals(Optional.empty(), quoted());

        deliver(1, "2026-10-06T17:00:00+02:00");
        store.clock().advance(Duration.ofHours(1));
        assertEquals(20, quoted().orElseThrow().inTime());
    }

    @Test
    public void anotherServiceAndAnotherLaneHaveTheirOwnRecord() {
        deliver(20, "2026-10-06T17:00:00+02:00", promise("ECONOMY", "DE"));
        deliver(20, "2026-10-06T17:00:00+02:00", promise("EXPRESS", "FR"));

        assertEquals(Optional.empty(), quoted());
    }

    @Test
    public void theSellersDelayIsNotTheCarriers() {
        Map<String, String> earlier = new HashMap<>(promise("EXPRESS", "DE"));
        earlier.put("handOver", "2026-09-29");
        deliver(20, "2026-10-08T09:00:00+02:00", earlier);

        assertEquals(20, quoted().orElseThrow().inTime());
    }

    @Test
    public void anOperatorsWordOrAnOrderWithoutAPromiseCountsNothing() {
        deliver(19, "2026-10-06T17:00:00+02:00");
        UUID confirmed = ship(promise("EXPRESS", "DE"));
        tell(confirmed, Fact.Kind.DELIVERED, Map.of("waybill", "1"));
        UUID unpromised = ship(Map.of("carrier", ACCOUNT, "waybill", "1"));
        tell(unpromised, Fact.Kind.DELIVERED, Map.of("deliveredAt", "2026-10-06T17:00:00+02:00"));

        assertEquals(Optional.empty(), quoted());
    }

    @Test
    public void aYearOldDeliveryIsForgotten() {
        deliver(20, "2025-10-06T17:00:00+02:00");

        assertEquals(Optional.empty(), quoted());
    }

    @Test
    public void aLaneIsReadOnceAnHour() {
        deliver(20, "2026-10-06T17:00:00+02:00");
        quoted();
        long before = store.statements();

        for (int i = 0; i < 10; i++) {
            assertTrue(quoted().isPresent());
        }

        assertEquals(before, store.statements());
    }

    @Test
    public void aQuotationFromBeforeHasNone() {
        Quotation now = forwarder.quote(Keys.fresh(), request(USD));
        String before = Documents.write(now).replace(",\"reliability\":null", "");

        assertTrue(!before.contains("reliability"));
        assertEquals(now, Documents.read(before, Quotation.class));
    }

    private Optional<Reliability> quoted() {
        List<Option> options = forwarder.quote(Keys.fresh(), request(USD)).options();
        return options.get(0).reliability();
    }

    private List<UUID> deliver(int orders, String at) {
        return deliver(orders, at, promise("EXPRESS", "DE"));
    }

    private List<UUID> deliver(int orders, String at, Map<String, String> promise) {
        List<UUID> delivered = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            UUID order = ship(promise);
            tell(order, Fact.Kind.DELIVERED, Map.of("deliveredAt", at));
            delivered.add(order);
        }
        return delivered;
    }

    private UUID ship(Map<String, String> promise) {
        UUID order = Keys.fresh();
        tell(order, Fact.Kind.SHIPPED, promise);
        return order;
    }

    private void tell(UUID order, Fact.Kind kind, Map<String, String> details) {
        store.transactions().run(() -> watch.on(new Fact(Keys.fresh(), order, kind, SHIPPED, "somebody", details)));
    }

    private static Map<String, String> promise(String service, String destination) {
        return Map.of(
                "quotedBy", ACCOUNT,
                "service", service,
                "origin", "CN",
                "destination", destination,
                "handOver", "2026-10-01",
                "promised", PROMISED.toString());
    }
}
