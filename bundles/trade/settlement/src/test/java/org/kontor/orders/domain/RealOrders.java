package org.kontor.orders.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Option;
import org.kontor.orders.Order;
import org.kontor.orders.OrderLine;
import org.kontor.orders.OrderState;
import org.kontor.orders.Trigger;
import org.kontor.orders.store.OrderStore;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** The orders step on the test's database; placing skips the quote, which settlement never looks at. */
public final class RealOrders {

    private static final Address HAMBURG =
            new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));

    public final OrderDesk desk;
    private final OrderTimes times = new OrderTimes(Duration.ofHours(120), Duration.ofHours(72));
    private final OrderStore store;
    private final TestStore ground;

    public RealOrders(TestStore ground) {
        this.ground = ground;
        store = new OrderStore(ground.sql(), ground.schema("orders"));
        desk = new OrderDesk(
                store, null, null, ground.transactions(), ground.facts(), ground.timers(), ground.clock(), times);
        ground.add(new LaterSteps(store, ground.timers(), ground.clock(), times));
        ground.add(new UnpaidOrders(desk, ground.transactions(), ground.clock()));
    }

    public Order placed(UUID buyer, UUID seller, UUID instrument) {
        return placed(buyer, seller, agreement(instrument, List.of()));
    }

    /** 30 % with the order, the rest by this. */
    public Order placed(UUID buyer, UUID seller, UUID instrument, Trigger rest) {
        return placed(
                buyer, seller, agreement(instrument, List.of(share("30", Trigger.ON_ORDER, 0), share("70", rest, 30))));
    }

    private static ProposedStage share(String percent, Trigger trigger, int days) {
        return new ProposedStage(trigger.name(), Optional.of(new BigDecimal(percent)), Optional.empty(), trigger, days);
    }

    private Order placed(UUID buyer, UUID seller, Agreement agreed) {
        UUID id = Keys.fresh();
        Instant now = ground.clock().instant();
        Order order = new Order(
                id,
                OrderNumber.of(id),
                buyer,
                seller,
                agreed.shipper(),
                agreed.consignee(),
                agreed.lines(),
                agreed.incoterm(),
                agreed.option(),
                agreed.shipment(),
                agreed.freight(),
                agreed.total(),
                agreed.timeZone(),
                StageDates.placed(agreed, now, times),
                agreed.paymentInstrument(),
                OrderState.PLACED,
                1,
                now);
        ground.transactions().run(() -> store.insert(order, agreed));
        return order;
    }

    /** As when the goods have been booked, shipped and delivered. */
    public void delivered(UUID order) {
        OrderState from = OrderState.PAID;
        for (OrderState to : List.of(OrderState.BOOKING, OrderState.BOOKED, OrderState.SHIPPED, OrderState.DELIVERED)) {
            OrderState before = from;
            ground.transactions().run(() -> store.move(order, before, to));
            from = to;
        }
    }

    /** As when the acceptance window has passed. */
    public void timeAccepts(UUID order) {
        ground.transactions()
                .run(() -> desk.accept(order, OrderAction.ACCEPT, "kontor", "the acceptance window has passed"));
    }

    /** As when the carrier has had the goods for long and has never reported them delivered. */
    public void timeDeemsAccepted(UUID order) {
        ground.transactions().run(() -> {
            store.move(order, OrderState.DELIVERED, OrderState.SHIPPED);
            desk.accept(order, OrderAction.DEEM_ACCEPTED, "kontor", "no delivery was reported");
        });
    }

    public Optional<OrderState> state(UUID order) {
        return ground.transactions().call(() -> store.state(order));
    }

    private static Agreement agreement(UUID instrument, List<ProposedStage> plan) {
        OrderLine line = new OrderLine(
                1,
                "LED lamp",
                "BW-A60-9",
                "E27, 9 W",
                "warm white",
                1200,
                Money.parse("6.50", "USD"),
                new HsCode("940542"),
                Country.of("CN"));
        OrderLine bulbs = new OrderLine(
                2,
                "LED bulb",
                "BW-B22",
                "B22, 5 W",
                "cool white",
                100,
                Money.parse("22.00", "USD"),
                new HsCode("940542"),
                Country.of("CN"));
        Parcel carton = new Parcel(24, 600, 400, 350, 11_200);
        Money freight = Money.parse("400.00", "USD");
        Conversion same = new Conversion(freight, freight, BigDecimal.ONE, LocalDate.EPOCH, "same currency");
        Shipment shipment = new Shipment(
                HAMBURG,
                HAMBURG,
                List.of(carton),
                List.of(new Goods("LED lamps", line.hsCode(), 1200, line.total(), Country.of("CN"), false, "")),
                LocalDate.of(2026, 12, 1),
                Incoterm.CIP);
        Option option = new Option(
                Keys.fresh(),
                "carrier.test",
                "1.2.3",
                "EXPRESS",
                "Express",
                Mode.EXPRESS,
                List.of(new Charge(Charge.Kind.BASE, "BASE", "Freight", freight)),
                freight,
                same,
                new Weights(268_800, 403_200, 5000, 500, 403_500, "24 cartons"),
                3,
                5,
                true,
                Instant.parse("2027-01-01T00:00:00Z"));
        return new Agreement(
                new Party("Brightway Lighting", "", HAMBURG, "", "export@trade.example"),
                new Party("Elbe Leuchten GmbH", "", HAMBURG, "", "purchasing@trade.example"),
                List.of(line, bulbs),
                Incoterm.CIP,
                option,
                shipment,
                same,
                line.total().plus(bulbs.total()).plus(freight),
                ZoneId.of("UTC"),
                Planning.stages(plan, line.total().plus(bulbs.total()).plus(freight)),
                instrument);
    }
}
