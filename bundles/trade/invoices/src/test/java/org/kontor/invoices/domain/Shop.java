package org.kontor.invoices.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.kontor.accounts.Accounts;
import org.kontor.accounts.Organisation;
import org.kontor.accounts.PaymentInstrument;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Option;
import org.kontor.orders.Order;
import org.kontor.orders.OrderLine;
import org.kontor.orders.OrderState;
import org.kontor.orders.Orders;
import org.kontor.orders.Stage;
import org.kontor.orders.StageStanding;
import org.kontor.orders.StageState;
import org.kontor.orders.Trigger;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;
import org.kontor.verification.Subject;
import org.kontor.work.TradeRuleException;

/** The steps before invoices, as far as they are asked: traders and what they have agreed on. */
public final class Shop implements Accounts, Orders {

    public static final Address SHENZHEN =
            new Address(List.of("1 Lamp Road", "Bao'an"), "Shenzhen", "Guangdong", "518000", Country.of("CN"));
    public static final Address HAMBURG =
            new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));
    public static final Address LYON =
            new Address(List.of("12 Rue de la République"), "Lyon", "", "69002", Country.of("FR"));
    public static final Address LONDON = new Address(List.of("1 Poultry"), "London", "", "EC2R 8EJ", Country.of("GB"));
    public static final Address ZURICH =
            new Address(List.of("Bahnhofstrasse 1"), "Zürich", "", "8001", Country.of("CH"));

    private final Map<UUID, Organisation> organisations = new HashMap<>();
    private final Map<UUID, Order> orders = new HashMap<>();

    /** A trader with an address, a tax number and the country of both. */
    public UUID trader(String name, Address address, String taxNumber) {
        UUID id = Keys.fresh();
        organisations.put(
                id,
                new Organisation(
                        id,
                        Subject.Kind.COMPANY,
                        name,
                        address.country().code().equals("CN") ? "明路照明" : "",
                        "HRB 12345",
                        taxNumber,
                        address,
                        "+49 40 5550 0100",
                        "office@trade.example",
                        Organisation.Standing.VERIFIED,
                        1,
                        Instant.EPOCH));
        return id;
    }

    /** As when the trader has told another tax number. */
    public void tells(UUID trader, String taxNumber) {
        Organisation old = organisations.get(trader);
        organisations.put(
                trader,
                new Organisation(
                        old.id(),
                        old.kind(),
                        old.legalName(),
                        old.localName(),
                        old.registrationNumber(),
                        taxNumber,
                        old.address(),
                        old.phone(),
                        old.email(),
                        old.standing(),
                        2,
                        old.registeredAt()));
    }

    /** What an order is made of; the rest is always the same. */
    public record Wish(
            Address from,
            Address to,
            Incoterm incoterm,
            String currency,
            String hsCode,
            int paidPercent,
            int lines,
            Optional<Random> amounts) {

        public static final Wish USUAL =
                new Wish(SHENZHEN, HAMBURG, Incoterm.CIP, "USD", "940542", 100, 2, Optional.empty());

        public Wish going(Address origin, Address destination, Incoterm term) {
            return new Wish(origin, destination, term, currency, hsCode, paidPercent, lines, amounts);
        }

        public Wish in(String other) {
            return new Wish(from, to, incoterm, other, hsCode, paidPercent, lines, amounts);
        }

        public Wish of(String code) {
            return new Wish(from, to, incoterm, currency, code, paidPercent, lines, amounts);
        }

        public Wish paid(int percent) {
            return new Wish(from, to, incoterm, currency, hsCode, percent, lines, amounts);
        }

        public Wish withLines(int count) {
            return new Wish(from, to, incoterm, currency, hsCode, paidPercent, count, amounts);
        }

        public Wish randomly(Random random) {
            return new Wish(from, to, incoterm, currency, hsCode, paidPercent, lines, Optional.of(random));
        }
    }

    public Order sold(UUID seller, UUID buyer, Wish wish) {
        UUID id = Keys.fresh();
        List<OrderLine> lines = lines(wish);
        Money freight = Money.of(40_000, wish.currency());
        Money total = lines.stream().map(OrderLine::total).reduce(freight, Money::plus);
        Organisation shipper = organisations.get(seller);
        Order order = new Order(
                id,
                "K-2026-" + orders.size(),
                buyer,
                seller,
                shipper.party(),
                new Party("Warehouse of the buyer", "", wish.to(), "", ""),
                lines,
                wish.incoterm(),
                option(freight),
                shipment(wish, lines),
                same(freight),
                total,
                ZoneId.of("UTC"),
                stages(total, wish.paidPercent()),
                Keys.fresh(),
                OrderState.SHIPPED,
                1,
                Instant.parse("2026-11-01T00:00:00Z"));
        orders.put(id, order);
        return order;
    }

    private static List<StageStanding> stages(Money total, int percent) {
        if (percent == 100) {
            return List.of(standing(new Stage(1, "all", Trigger.ON_ORDER, 0, total), StageState.PAID));
        }
        Money deposit = total.times(BigDecimal.valueOf(percent, 2));
        return List.of(
                standing(new Stage(1, "deposit", Trigger.ON_ORDER, 0, deposit), StageState.PAID),
                standing(new Stage(2, "balance", Trigger.NET, 30, total.minus(deposit)), StageState.OPEN));
    }

    private static StageStanding standing(Stage stage, StageState state) {
        return new StageStanding(stage, state, Optional.empty());
    }

    private static List<OrderLine> lines(Wish wish) {
        List<OrderLine> lines = new ArrayList<>();
        for (int number = 1; number <= wish.lines(); number++) {
            lines.add(new OrderLine(
                    number,
                    "LED lamp " + number,
                    "BW-A60-" + number,
                    "E27, 9 W",
                    "warm white",
                    wish.amounts().map(random -> 1L + random.nextInt(5000)).orElse(100L * number + 7),
                    Money.of(
                            wish.amounts()
                                    .map(random -> 1L + random.nextInt(99_999))
                                    .orElse(649L + number),
                            wish.currency()),
                    new HsCode(wish.hsCode()),
                    Country.of("CN")));
        }
        return lines;
    }

    private static Shipment shipment(Wish wish, List<OrderLine> lines) {
        OrderLine first = lines.get(0);
        return new Shipment(
                wish.from(),
                wish.to(),
                List.of(new Parcel(24, 600, 400, 350, 11_200)),
                List.of(new Goods("lamps", first.hsCode(), 1200, first.total(), first.origin(), false, "")),
                LocalDate.of(2026, 11, 20),
                wish.incoterm());
    }

    private static Option option(Money freight) {
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
                Instant.parse("2027-01-01T00:00:00Z"));
    }

    private static Conversion same(Money amount) {
        return new Conversion(amount, amount, BigDecimal.ONE, LocalDate.EPOCH, "same currency");
    }

    @Override
    public Organisation organisation(UUID id) {
        return organisations.get(id);
    }

    @Override
    public void requireVerified(UUID organisation, String toDo) {}

    @Override
    public PaymentInstrument instrument(UUID organisation, UUID instrument) {
        throw TradeRuleException.notFound("payment instrument");
    }

    @Override
    public Order order(UUID id, Caller viewer) {
        Order order = order(id);
        boolean party = viewer.organisation().equals(order.buyer())
                || viewer.organisation().equals(order.seller())
                || viewer.permissions().contains(Permission.OPERATE);
        if (!party) {
            throw TradeRuleException.notFound("order");
        }
        return order;
    }

    @Override
    public Order order(UUID id) {
        return Optional.ofNullable(orders.get(id)).orElseThrow(() -> TradeRuleException.notFound("order"));
    }

    @Override
    public List<Order> newest(int limit) {
        return List.copyOf(orders.values());
    }
}
