package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.TrackingPush;
import org.kontor.carrier.Weights;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Option;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.store.Keys;
import org.kontor.tracking.Case;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;
import org.kontor.work.Fact;

/** Goods that are handed over begin a journey. */
public class ShippedWatchTest extends FollowedGoods {

    private static final Address SHENZHEN =
            new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", Country.of("CN"));
    private static final Address HAMBURG =
            new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));

    @Test
    public void theLaneAndWhoPaysDutyAreTheOrders() {
        Journey begun = shipped(Incoterm.DDP, "5009848440");

        assertEquals(new Lane(Mode.SEA, "CN", "DE", "Hamburg"), begun.lane());
        assertEquals(Case.Owner.SELLER, begun.dutyPayer());
        assertEquals(store.clock().instant().plus(Duration.ofDays(12)), begun.nextScanDue());
        assertEquals(Case.Owner.BUYER, shipped(Incoterm.CIP, "5009848441").dutyPayer());
    }

    @Test
    public void theFirstLegIsTheOrdersWaybillAndIsAskedAboutSoon() {
        Journey begun = shipped(Incoterm.CIP, "5009848440");

        Leg leg = desk.sight(begun.order(), buyer).legs().get(0);
        assertEquals(begun.order(), leg.id());
        assertEquals(Optional.empty(), leg.usedBefore());
        store.runDue();
        carrier.forget();
        pass(Duration.ofMinutes(15));
        store.runDue();
        assertEquals(List.of(leg.waybill()), carrier.askedAbout());
    }

    @Test
    public void aNumberThatAnotherTradeHadIsKnownToHaveHadOne() {
        Journey begun = shipped(Incoterm.CIP, WAYBILL);

        assertEquals(
                Optional.of(SHIPPED),
                desk.sight(begun.order(), buyer).legs().get(0).usedBefore());
        mail.take(
                OneCarrier.ACCOUNT,
                List.of(new TrackingPush.Update(
                        WAYBILL, List.of(scan("1", "2026-11-02T10:00:00Z", Status.DELIVERED, "Hamburg")))));
        assertEquals(
                "a delivery from before the handover is the other trade's",
                JourneyState.EXPECTED,
                desk.sight(begun.order(), buyer).journey().state());
    }

    private Journey shipped(Incoterm incoterm, String waybill) {
        Order shipped = order(incoterm);
        ShippedWatch watch = new ShippedWatch(book, desk, new OneOrder(shipped), polls, store.clock());
        store.transactions()
                .run(() -> watch.on(new Fact(
                        Keys.fresh(),
                        shipped.id(),
                        Fact.Kind.SHIPPED,
                        store.clock().instant(),
                        "sales",
                        Map.of("carrier", OneCarrier.ACCOUNT, "waybill", waybill))));
        return desk.sight(shipped.id(), buyer).journey();
    }

    private Order order(Incoterm incoterm) {
        Money freight = Money.parse("400.00", "USD");
        Conversion same = new Conversion(freight, freight, BigDecimal.ONE, LocalDate.EPOCH, "same currency");
        Goods lamps = new Goods("LED lamps", new HsCode("940542"), 1200, freight, Country.of("CN"), false, "");
        Shipment shipment = new Shipment(
                SHENZHEN,
                HAMBURG,
                List.of(new Parcel(24, 600, 400, 350, 11_200)),
                List.of(lamps),
                LocalDate.of(2026, 12, 1),
                incoterm);
        Option option = new Option(
                UUID.randomUUID(),
                OneCarrier.ACCOUNT,
                "1.2.3",
                "FCL",
                "Full container",
                Mode.SEA,
                List.of(new Charge(Charge.Kind.BASE, "BASE", "Freight", freight)),
                freight,
                same,
                new Weights(268_800, 403_200, 5000, 500, 403_500, "24 cartons"),
                30,
                35,
                true,
                SHIPPED);
        return new Order(
                Keys.fresh(),
                "K-TEST-1",
                buyer.organisation(),
                seller.organisation(),
                new Party("Brightway Lighting", "", SHENZHEN, "+86 755 5550 0100", "a@trade.example"),
                new Party("Elbe Leuchten GmbH", "", HAMBURG, "+49 40 5550 0100", "b@trade.example"),
                List.of(),
                incoterm,
                option,
                shipment,
                same,
                freight,
                ZoneId.of("UTC"),
                List.of(),
                UUID.randomUUID(),
                OrderState.SHIPPED,
                1,
                SHIPPED);
    }
}
