package org.kontor.orders.domain;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Logistics;
import org.kontor.logistics.Option;
import org.kontor.orders.OrderLine;
import org.kontor.store.Keys;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.work.TradeRuleException;

/** Step 2 with options and rates that the test writes. */
final class Quotes implements Logistics {

    static final HsCode LAMPS = new HsCode("940542");
    static final Instant VALID_UNTIL = Instant.parse("2026-11-03T09:00:00Z");

    private record Kept(UUID organisation, UUID request, Chosen chosen) {}

    private final Map<UUID, Kept> options = new HashMap<>();
    private final Map<String, BigDecimal> rates = new HashMap<>();
    private final List<Goods> besides = new ArrayList<>();
    private final Clock clock;

    Quotes(Clock clock) {
        this.clock = clock;
    }

    void rate(String base, String quote, String rate) {
        rates.put(base + quote, new BigDecimal(rate));
    }

    /** So many of the pieces quoted from now on are not lamps. */
    void amongThem(HsCode code, long pieces) {
        besides.add(new Goods("Other goods", code, pieces, Money.parse("100.00", "USD"), Country.of("CN"), false, ""));
    }

    /** An option for so many lamps, of a request of its own. */
    PlaceOrder order(UUID buyer, UUID seller, UUID instrument, List<OrderLine> lines, Money price) {
        long pieces = lines.stream().mapToLong(OrderLine::quantity).sum();
        UUID request = Keys.fresh();
        Option option = option(price);
        options.put(option.id(), new Kept(buyer, request, new Chosen(option, shipment(pieces))));
        return new PlaceOrder(
                seller,
                OrdersTest.consignee(),
                lines,
                request,
                option.id(),
                instrument,
                ZoneId.of("Asia/Shanghai"),
                List.of());
    }

    @Override
    public Chosen choose(UUID organisation, UUID shipmentRequest, UUID option) {
        Kept kept = options.get(option);
        if (kept == null
                || !kept.organisation().equals(organisation)
                || !kept.request().equals(shipmentRequest)) {
            throw TradeRuleException.notFound("option");
        }
        if (!VALID_UNTIL.isAfter(clock.instant())) {
            throw TradeRuleException.conflict("option-expired", "The price has expired", "ask again");
        }
        return kept.chosen();
    }

    @Override
    public Conversion convert(Money amount, Currency to) {
        LocalDate day = LocalDate.of(2026, 11, 1);
        if (amount.currency().equals(to)) {
            return new Conversion(amount, amount, BigDecimal.ONE, day, "same currency");
        }
        BigDecimal rate = rates.get(amount.currency().getCurrencyCode() + to.getCurrencyCode());
        if (rate == null) {
            throw TradeRuleException.conflict("no-exchange-rate", "There is no rate", "ask the operator");
        }
        return new Conversion(amount, new Money(amount.times(rate).minor(), to), rate, day, "test bank");
    }

    private static Option option(Money price) {
        return new Option(
                Keys.fresh(),
                "carrier.test-one",
                "1.2.3",
                "EXPRESS",
                "Express",
                Mode.EXPRESS,
                List.of(new Charge(Charge.Kind.BASE, "BASE", "Freight", price)),
                price,
                new Conversion(price, price, BigDecimal.ONE, LocalDate.of(2026, 11, 1), "same currency"),
                new Weights(268_800, 403_200, 5000, 500, 403_500, "24 cartons"),
                3,
                5,
                true,
                VALID_UNTIL);
    }

    private Shipment shipment(long all) {
        long lamps = all - besides.stream().mapToLong(Goods::quantity).sum();
        Country china = Country.of("CN");
        List<Goods> goods = new ArrayList<>(besides);
        goods.add(new Goods("LED lamps", LAMPS, lamps, Money.parse("7800.00", "USD"), china, false, ""));
        return new Shipment(
                new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", china),
                new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE")),
                List.of(new Parcel(24, 600, 400, 350, 11_200)),
                goods,
                LocalDate.of(2026, 11, 10),
                Incoterm.CIP);
    }
}
