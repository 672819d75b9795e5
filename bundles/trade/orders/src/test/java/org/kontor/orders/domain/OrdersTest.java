package org.kontor.orders.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.kontor.orders.Order;
import org.kontor.orders.OrderLine;
import org.kontor.orders.OrderState;
import org.kontor.orders.store.OrderStandings;
import org.kontor.orders.store.OrderStore;
import org.kontor.security.Caller;
import org.kontor.testkit.TestStore;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.HsCode;
import org.kontor.values.Money;
import org.kontor.values.Party;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** A buyer, a seller, a stranger, and the desk on a real database. */
public abstract class OrdersTest {

    static final Duration UNPAID = Duration.ofHours(120);
    static final Duration ACCEPTANCE = Duration.ofHours(72);

    @Rule
    public final TestStore store = TestStore.of("orders");

    final Traders traders = new Traders();
    final Quotes quotes = new Quotes(store.clock());
    final Caller buyer = traders.verified("Elbe Leuchten");
    final Caller seller = traders.verified("Brightway");
    final Caller stranger = traders.verified("Stranger");
    OrderStore orders;
    OrderDesk desk;

    /** The order was put where it is, or the test's queue has lost what a transaction that was undone had taken away. */
    boolean unlikeTheProduct;

    @Before
    public void open() {
        OrderTimes times = new OrderTimes(UNPAID, ACCEPTANCE);
        orders = new OrderStore(store.sql(), store.schema("orders"));
        desk = new OrderDesk(
                orders, traders, quotes, store.transactions(), store.facts(), store.timers(), store.clock(), times);
        store.add(new LaterSteps(orders, store.timers(), store.clock(), times));
        store.add(new AcceptanceWindow(desk, orders, store.transactions(), store.clock()));
        store.add(new UnpaidOrders(desk, store.transactions(), store.clock()));
        store.add(new StageDue(orders, times, store.transactions(), store.facts(), store.clock()));
    }

    /** Also a story that is broken off leaves a history that the table allows, and nothing forgotten. */
    @After
    public void everyStoryIsAPathAndNothingIsForgotten() {
        if (!unlikeTheProduct) {
            assertEquals(List.of(), paths().since(Instant.EPOCH).evidence());
            assertEquals(List.of(), forgotten().since(Instant.EPOCH).evidence());
        }
    }

    final OrderPaths paths() {
        return new OrderPaths(journals());
    }

    final ForgottenOrders forgotten() {
        return new ForgottenOrders(journals(), this::withoutTimer);
    }

    private OrderJournals journals() {
        OrderStandings standings = new OrderStandings(store.sql(), store.schema("orders"));
        return new OrderJournals(store.facts(), standings, store.transactions());
    }

    private Set<UUID> withoutTimer(String purpose, Collection<UUID> subjects) {
        Set<UUID> missing = new HashSet<>(subjects);
        store.timers().waiting(Integer.MAX_VALUE).stream()
                .filter(timer -> timer.purpose().equals(purpose))
                .forEach(timer -> missing.remove(timer.subject()));
        return missing;
    }

    final Order placed() {
        return desk.place(buyer, wanted("400.00", "USD", line(1, 1200, "6.50", "USD")));
    }

    /** An order put into the state, whatever way leads there. */
    final UUID in(OrderState state) {
        UUID id = placed().id();
        unlikeTheProduct = true;
        store.transactions().run(() -> orders.move(id, OrderState.PLACED, state));
        return id;
    }

    /** What leads there as it happens. */
    final UUID after(Fact.Kind... kinds) {
        UUID id = placed().id();
        Arrays.stream(kinds).forEach(kind -> happens(id, kind));
        return id;
    }

    final void happens(UUID id, Fact.Kind kind) {
        happens(id, kind, Map.of());
    }

    final void happens(UUID id, Fact.Kind kind, Map<String, String> details) {
        store.transactions().run(() -> store.facts().record(id, kind, "test", details));
    }

    final OrderState state(UUID id) {
        return desk.order(id).state();
    }

    final List<Fact.Kind> history(UUID id) {
        return store.facts().of(id).stream().map(Fact::kind).toList();
    }

    final PlaceOrder wanted(String freight, String currency, OrderLine... lines) {
        return quotes.order(
                buyer.organisation(),
                seller.organisation(),
                traders.instrumentOf(buyer),
                List.of(lines),
                Money.parse(freight, currency));
    }

    static OrderLine line(int number, long quantity, String price, String currency) {
        return line(number, quantity, Money.parse(price, currency), Quotes.LAMPS);
    }

    static OrderLine line(int number, long quantity, Money price, HsCode hsCode) {
        return new OrderLine(
                number, "LED lamp", "BW-A60-9", "E27, 9 W", "warm white", quantity, price, hsCode, Country.of("CN"));
    }

    static Party consignee() {
        return new Party(
                "Elbe Leuchten Warehouse",
                "",
                new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE")),
                "+49 40 5550 0100",
                "goods-in@trade.example");
    }

    static TradeRuleException refused(TradeRuleException.Kind kind, Runnable asked) {
        TradeRuleException refused = assertThrows(TradeRuleException.class, asked::run);
        assertEquals(kind, refused.kind());
        return refused;
    }
}
