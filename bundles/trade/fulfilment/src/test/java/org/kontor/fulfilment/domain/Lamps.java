package org.kontor.fulfilment.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** The order these tests prepare: 1,200 lamps in 24 cartons. */
public final class Lamps {

    public static final OrderLine LINE = new OrderLine(
            1,
            "LED lamp",
            "BW-A60-9",
            "E27, 9 W",
            "warm white",
            1200,
            Money.parse("6.50", "USD"),
            new HsCode("940542"),
            Country.of("CN"));
    public static final Parcel CARTON = new Parcel(24, 600, 400, 350, 11_200);
    public static final Protection PROTECTION = new Protection("PE liner", "moulded pulp", "double wall");
    public static final Packed PACKED = new Packed(CARTON, PROTECTION, List.of(new Content(1, 50)));

    private static final Address SHENZHEN =
            new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", Country.of("CN"));
    private static final Address HAMBURG =
            new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));

    private Lamps() {}

    public static Order order(UUID id, UUID buyer, UUID seller, OrderState state) {
        Money freight = Money.parse("400.00", "USD");
        Conversion same = new Conversion(freight, freight, BigDecimal.ONE, LocalDate.EPOCH, "same currency");
        Shipment shipment = new Shipment(
                SHENZHEN,
                HAMBURG,
                List.of(CARTON),
                List.of(new Goods("LED lamps", LINE.hsCode(), 1200, LINE.total(), Country.of("CN"), false, "")),
                LocalDate.of(2026, 12, 1),
                Incoterm.CIP);
        Option option = new Option(
                UUID.randomUUID(),
                "carrier.test-one",
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
        return new Order(
                id,
                "K-TEST-1",
                buyer,
                seller,
                new Party("Brightway Lighting", "光途照明", SHENZHEN, "+86 755 5550 0100", "a@trade.example"),
                new Party("Elbe Leuchten GmbH", "", HAMBURG, "+49 40 5550 0100", "b@trade.example"),
                List.of(LINE),
                Incoterm.CIP,
                option,
                shipment,
                same,
                LINE.total().plus(freight),
                ZoneId.of("UTC"),
                List.of(),
                UUID.randomUUID(),
                state,
                1,
                Instant.parse("2026-11-01T00:00:00Z"));
    }

    /** The order with other lines. */
    public static Order with(Order order, List<OrderLine> lines) {
        return with(order, order.consignee(), lines, order.option());
    }

    /** The order for another consignee. */
    public static Order with(Order order, Party consignee) {
        return with(order, consignee, order.lines(), order.option());
    }

    /** The order by another option. */
    static Order with(Order order, Option option) {
        return with(order, order.consignee(), order.lines(), option);
    }

    private static Order with(Order order, Party consignee, List<OrderLine> lines, Option option) {
        return new Order(
                order.id(),
                order.number(),
                order.buyer(),
                order.seller(),
                order.shipper(),
                consignee,
                lines,
                order.incoterm(),
                option,
                order.shipment(),
                order.freight(),
                order.total(),
                order.timeZone(),
                order.stages(),
                order.paymentInstrument(),
                order.state(),
                order.version(),
                order.placedAt());
    }
}
