package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.logistics.domain.Lamps.USD;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.LandedCost;
import org.kontor.carrier.LandedCost.Item;
import org.kontor.carrier.LandedCosts;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.DoorPrice;
import org.kontor.logistics.DoorPrice.Kind;
import org.kontor.logistics.DoorPrice.Line;
import org.kontor.logistics.DoorPrice.Payer;
import org.kontor.logistics.ExchangeRate;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.logistics.store.CustomsTables;
import org.kontor.store.Documents;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.work.TradeRuleException;

/** Lamps worth 7,800 dollars from Shenzhen to Hamburg for 1,000 dollars of freight; two dollars are one euro. */
public class DoorPriceDeskTest {

    private static final Instant ASKED = Instant.parse("2026-11-01T08:00:00Z");

    @Rule
    public final TestStore store = TestStore.of("logistics");

    private final UUID buyer = Keys.fresh();
    private Forwarder forwarder;
    private Carriers carriers;
    private ExchangeDesk exchange;
    private LogisticsDesk desk;
    private DoorPriceDesk prices;

    @Before
    public void open() {
        forwarder = new Forwarder(store);
        carriers = forwarder.carriers;
        exchange = forwarder.exchange;
        desk = forwarder.desk;
        prices = new DoorPriceDesk(desk, carriers, new CustomsTables(), store.clock());
        carriers.add("carrier.a", Lamps.charging("1000.00", "USD", 5));
    }

    @Test
    public void underCipTheSellerPaysFreightAndInsuranceTheBuyerDutyAndTax() {
        load();

        DoorPrice price = price(Incoterm.CIP);

        assertEquals(dollars("1085.80"), price.sellerPays());
        assertEquals(dollars("1918.26"), price.buyerPays());
        assertEquals(dollars("3004.06"), price.total());
        assertEquals(
                Money.parse("3900.00", "EUR"),
                price.customsValue().orElseThrow().amount());
        assertEquals(dollars("85.80"), line(price, Kind.INSURANCE).amount());
        assertEquals(
                "1 % of 110 % of the goods' value 7800.00 USD, as CIP obliges the seller to insure",
                line(price, Kind.INSURANCE).description());
        assertEquals(Money.parse("183.30", "EUR"), line(price, Kind.DUTY).amount());
        assertEquals(Money.parse("775.83", "EUR"), line(price, Kind.TAX).amount());
    }

    @Test
    public void everyLineSaysWhoSaysSoHowOldItIsAndAtWhatRate() {
        load();
        Quotation quoted = quoted(Incoterm.CIP);
        store.clock().advance(Duration.ofHours(1));

        DoorPrice price = price(quoted);

        assertEquals("carrier.a", line(price, Kind.FREIGHT).source());
        assertEquals(Duration.ofHours(1), line(price, Kind.FREIGHT).age());
        Line duty = line(price, Kind.DUTY);
        assertTrue(duty.source(), duty.source().startsWith("third country duty"));
        assertEquals(Instant.parse("2021-12-31T00:00:00Z"), duty.asOf());
        assertEquals(Duration.between(duty.asOf(), store.clock().instant()), duty.age());
        assertEquals(dollars("366.60"), duty.compared().to());
        assertEquals(LocalDate.of(2026, 11, 1), duty.compared().rateDate());
        assertEquals("test bank", duty.compared().source());
        assertEquals("nothing else is written", price, Documents.read(Documents.write(price), DoorPrice.class));
    }

    @Test
    public void underFcaTheBuyerPaysAllAndNobodyInsures() {
        load();

        DoorPrice price = price(Incoterm.FCA);

        assertEquals(dollars("0.00"), price.sellerPays());
        assertEquals(
                Money.parse("4400.00", "EUR"),
                price.customsValue().orElseThrow().amount());
        assertTrue(price.lines().stream().noneMatch(line -> line.kind() == Kind.INSURANCE));
        assertTrue(price.remarks().contains("No insurance is in this price; under FCA nobody must insure the goods"));
    }

    @Test
    public void underDdpTheSellerPaysAll() {
        load();

        DoorPrice price = price(Incoterm.DDP);

        assertEquals(dollars("0.00"), price.buyerPays());
        assertEquals(price.total(), price.sellerPays());
    }

    @Test
    public void theCarriersOwnEstimateGoesBeforeOurTable() {
        load();
        carriers.add("carrier.a", estimating(item(LandedCost.Kind.DUTY, "10.00"), item(LandedCost.Kind.FEE, "15.00")));

        DoorPrice price = price(Incoterm.CIP);

        assertEquals(dollars("10.00"), line(price, Kind.DUTY).amount());
        assertEquals("Estimator", line(price, Kind.DUTY).source());
        assertEquals(ASKED, line(price, Kind.DUTY).asOf());
        assertEquals(Payer.BUYER, line(price, Kind.FEE).paidBy());
        assertTrue(price.lines().stream().noneMatch(line -> line.kind() == Kind.TAX));
        assertEquals(Optional.empty(), price.customsValue());
        assertEquals(dollars("85.80"), line(price, Kind.INSURANCE).amount());
        assertEquals(Optional.of(Carriers.VERSION), carriers.asked().get(0).version());
    }

    @Test
    public void insuranceThatTheCarrierEstimatesIsNotInThePriceTwice() {
        load();
        carriers.add("carrier.a", estimating(item(LandedCost.Kind.INSURANCE, "20.00")));

        assertEquals(dollars("20.00"), line(price(Incoterm.CIP), Kind.INSURANCE).amount());
    }

    @Test
    public void anEstimateThatFailsIsReplacedByOurTableAndThatIsSaid() {
        load();
        carriers.add("carrier.a", new Estimating() {
            @Override
            public LandedCost estimate(Shipment shipment, String service) {
                throw new ProviderException(Fault.UNAVAILABLE, "s3cret");
            }
        });

        DoorPrice price = price(Incoterm.CIP);

        assertEquals(Money.parse("183.30", "EUR"), line(price, Kind.DUTY).amount());
        assertTrue(price.remarks().stream().anyMatch(remark -> remark.contains("gave no estimate")));
        assertFalse(price.remarks().toString().contains("s3cret"));
    }

    @Test
    public void withinACountryNobodyIsAskedForDuty() {
        carriers.add("carrier.a", estimating(item(LandedCost.Kind.DUTY, "10.00")));
        Shipment lamps = Lamps.request(USD).shipment();
        Shipment home = new Shipment(
                lamps.origin(), lamps.origin(), lamps.parcels(), lamps.goods(), lamps.readyDate(), Incoterm.CIP);
        Quotation quoted = kept(home);

        DoorPrice price = price(quoted);

        assertEquals(dollars("1085.80"), price.total());
        assertEquals(List.of(), carriers.asked());
    }

    @Test
    public void aMissingExchangeRateIsNamed() {
        TradeRuleException missing = assertThrows(TradeRuleException.class, () -> price(Incoterm.CIP));

        assertEquals("no-exchange-rate", missing.code());
    }

    private DoorPrice price(Incoterm term) {
        return price(quoted(term));
    }

    private DoorPrice price(Quotation quoted) {
        return prices.price(buyer, quoted.id(), quoted.options().get(0).id());
    }

    private Quotation quoted(Incoterm term) {
        Shipment lamps = Lamps.request(USD).shipment();
        Shipment shipment = new Shipment(
                lamps.origin(), lamps.destination(), lamps.parcels(), lamps.goods(), lamps.readyDate(), term);
        return kept(shipment);
    }

    private Quotation kept(Shipment shipment) {
        Quotation quoted = forwarder.quote(buyer, new ShipmentRequest(shipment, Optional.empty(), USD));
        desk.keep(quoted);
        return quoted;
    }

    private void load() {
        exchange.load(
                List.of(new ExchangeRate(Lamps.EUR, USD, new BigDecimal("2"), LocalDate.of(2026, 11, 1), "test bank")),
                Optional.empty());
    }

    private abstract static class Estimating implements Rates, LandedCosts {
        @Override
        public RateAnswer quote(Shipment shipment) {
            return Lamps.charging("1000.00", "USD", 5).quote(shipment);
        }
    }

    private static Estimating estimating(Item... items) {
        return new Estimating() {
            @Override
            public LandedCost estimate(Shipment shipment, String service) {
                return new LandedCost(List.of(items), "Estimator", ASKED);
            }
        };
    }

    private static Item item(LandedCost.Kind kind, String amount) {
        return new Item(kind, kind.name(), "Estimated", dollars(amount));
    }

    private static Line line(DoorPrice price, Kind kind) {
        List<Line> found =
                price.lines().stream().filter(line -> line.kind() == kind).toList();
        assertEquals(kind.name(), 1, found.size());
        return found.get(0);
    }

    private static Money dollars(String amount) {
        return Money.parse(amount, "USD");
    }
}
