package org.kontor.orders.domain;

import java.math.BigDecimal;
import java.time.Clock;
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
import org.kontor.store.Transactions;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** Orders of 1,200 lamps; placing them skips the quote, which the money's path never looks at. */
public final class PlacedOrders {

    private static final Address HAMBURG =
            new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));
    private static final Country CHINA = Country.of("CN");
    private static final HsCode LAMPS = new HsCode("940542");

    private final OrderTimes times = new OrderTimes(Duration.ofHours(120), Duration.ofHours(72));
    private final OrderStore store;
    private final Transactions transactions;
    private final Clock clock;

    public PlacedOrders(OrderStore store, Transactions transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Places it unless it is there. With {@code rest} 30 % is paid with the order, and the rest by this. */
    public void place(UUID id, UUID buyer, UUID seller, UUID instrument, Optional<Trigger> rest) {
        transactions.run(() -> {
            if (store.state(id).isEmpty()) {
                Agreement agreed =
                        agreement(instrument, rest.map(PlacedOrders::plan).orElse(List.of()));
                store.insert(order(id, buyer, seller, agreed), agreed);
            }
        });
    }

    private Order order(UUID id, UUID buyer, UUID seller, Agreement agreed) {
        Instant now = clock.instant();
        return new Order(
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
    }

    private static List<ProposedStage> plan(Trigger rest) {
        return List.of(share("30", Trigger.ON_ORDER), share("70", rest));
    }

    private static ProposedStage share(String percent, Trigger trigger) {
        return new ProposedStage(trigger.name(), Optional.of(new BigDecimal(percent)), Optional.empty(), trigger, 0);
    }

    private static Agreement agreement(UUID instrument, List<ProposedStage> plan) {
        Money price = Money.parse("6.50", "USD");
        OrderLine line = new OrderLine(1, "LED lamp", "BW-A60-9", "E27, 9 W", "warm white", 1200, price, LAMPS, CHINA);
        Option option = option();
        Money total = line.total().plus(option.price());
        return new Agreement(
                new Party("Brightway Lighting", "", HAMBURG, "", "export@trade.example"),
                new Party("Elbe Leuchten GmbH", "", HAMBURG, "", "purchasing@trade.example"),
                List.of(line),
                Incoterm.CIP,
                option,
                shipment(line),
                same(option.price()),
                total,
                ZoneId.of("UTC"),
                Planning.stages(plan, total),
                instrument);
    }

    private static Shipment shipment(OrderLine line) {
        return new Shipment(
                HAMBURG,
                HAMBURG,
                List.of(new Parcel(24, 600, 400, 350, 11_200)),
                List.of(new Goods("LED lamps", LAMPS, 1200, line.total(), CHINA, false, "")),
                LocalDate.of(2026, 12, 1),
                Incoterm.CIP);
    }

    private static Option option() {
        Money freight = Money.parse("400.00", "USD");
        return new Option(
                Keys.fresh(),
                "carrier.test",
                "1.2.3",
                "EXPRESS",
                "Express",
                Mode.EXPRESS,
                List.of(new Charge(Charge.Kind.BASE, "BASE", "Freight", freight)),
                freight,
                same(freight),
                new Weights(268_800, 403_200, 5000, 500, 403_500, "24 cartons"),
                3,
                5,
                true,
                Instant.parse("2030-01-01T00:00:00Z"));
    }

    private static Conversion same(Money amount) {
        return new Conversion(amount, amount, BigDecimal.ONE, LocalDate.EPOCH, "same currency");
    }
}
