package org.kontor.benchmarks;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.domain.AccountDesk;
import org.kontor.accounts.domain.Binding;
import org.kontor.accounts.domain.InstrumentState;
import org.kontor.accounts.store.InstrumentStore;
import org.kontor.accounts.store.OrganisationStore;
import org.kontor.accounts.store.VerificationStore;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Option;
import org.kontor.orders.Order;
import org.kontor.orders.OrderLine;
import org.kontor.orders.OrderState;
import org.kontor.orders.Stage;
import org.kontor.orders.StageStanding;
import org.kontor.orders.StageState;
import org.kontor.orders.Trigger;
import org.kontor.orders.domain.Agreement;
import org.kontor.orders.store.OrderStore;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.engine.Engine;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;
import org.kontor.work.Facts;
import org.kontor.work.Timers;

/** A verified buyer with its card, and as many placed orders as are asked for. */
final class BenchedOrders {

    private static final Address HAMBURG =
            new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));

    final UUID buyer = Keys.fresh();
    final OrderStore store;
    final AccountDesk accounts;
    private final UUID seller = Keys.fresh();
    private final UUID card = Keys.fresh();
    private final Agreement agreed = agreement();
    private final Engine engine;
    private final Timers timers;

    BenchedOrders(Engine engine, Facts facts, Timers timers) {
        this.engine = engine;
        this.timers = timers;
        Schema schema = () -> "accounts";
        InstrumentStore instruments = new InstrumentStore(engine, schema);
        store = new OrderStore(engine, schema);
        accounts = new AccountDesk(
                new OrganisationStore(engine, schema),
                new VerificationStore(engine, schema),
                instruments,
                engine,
                facts,
                Clock.systemUTC());
        engine.run(() -> {
            engine.now()
                    .execute("insert into organisations (id, standing, version, registered_at, profile) values ('"
                            + buyer + "', 'VERIFIED', 1, current_timestamp, '{}')");
            instruments.insert(new Binding(
                    card,
                    buyer,
                    InstantBank.ACCOUNT,
                    InstrumentState.BOUND,
                    1,
                    Instant.now(),
                    new Binding.Details("", "tok", "VISA", "4242", "Elbe Leuchten GmbH", Optional.empty(), "")));
        });
    }

    /** Placed, each with the timer that would close it unpaid. */
    List<Order> place(int count) {
        List<Order> placed = new ArrayList<>();
        engine.run(() -> {
            placed.clear();
            for (int i = 0; i < count; i++) {
                Order order = order();
                store.insert(order, agreed);
                timers.schedule("orders.unpaid", order.id(), order.placedAt().plus(Duration.ofDays(5)));
                placed.add(order);
            }
        });
        return placed;
    }

    /** As when the goods have come: the buyer may accept them until the timer ends. */
    void deliver(List<Order> paid) {
        engine.run(() -> {
            for (Order order : paid) {
                if (!store.move(order.id(), OrderState.PAID, OrderState.DELIVERED)) {
                    throw new IllegalStateException(order.number() + " is not paid");
                }
                timers.schedule(
                        "orders.acceptance-window", order.id(), Instant.now().plus(Duration.ofDays(3)));
            }
        });
    }

    private Order order() {
        UUID id = Keys.fresh();
        Instant now = Instant.now();
        return new Order(
                id,
                "K-" + Long.toString(id.getMostSignificantBits(), Character.MAX_RADIX),
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
                List.of(new StageStanding(agreed.stages().get(0), StageState.OPEN, Optional.of(now))),
                card,
                OrderState.PLACED,
                1,
                now);
    }

    private Agreement agreement() {
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
        Money freight = Money.parse("400.00", "USD");
        Conversion same = new Conversion(freight, freight, BigDecimal.ONE, LocalDate.EPOCH, "same currency");
        Shipment shipment = new Shipment(
                HAMBURG,
                HAMBURG,
                List.of(new Parcel(24, 600, 400, 350, 11_200)),
                List.of(new Goods("LED lamps", line.hsCode(), 1200, line.total(), Country.of("CN"), false, "")),
                LocalDate.now().plusDays(7),
                Incoterm.CIP);
        Money total = line.total().plus(freight);
        return new Agreement(
                new Party("Brightway Lighting", "", HAMBURG, "", "export@trade.example"),
                new Party("Elbe Leuchten GmbH", "", HAMBURG, "", "purchasing@trade.example"),
                List.of(line),
                Incoterm.CIP,
                option(freight, same),
                shipment,
                same,
                total,
                ZoneOffset.UTC,
                List.of(new Stage(1, "All", Trigger.ON_ORDER, 0, total)),
                card);
    }

    private static Option option(Money freight, Conversion same) {
        return new Option(
                Keys.fresh(),
                "carrier.test",
                "1",
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
                Instant.now().plus(Duration.ofDays(30)));
    }
}
