package org.kontor.carrier.ratesheet;

import static org.junit.Assert.assertEquals;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.ratesheet.RateSheet.Aggregation;
import org.kontor.carrier.ratesheet.RateSheet.Kind;
import org.kontor.carrier.ratesheet.RateSheet.Limits;
import org.kontor.carrier.ratesheet.RateSheet.Row;
import org.kontor.carrier.ratesheet.RateSheet.Service;
import org.kontor.carrier.ratesheet.RateSheet.SideRounding;
import org.kontor.carrier.ratesheet.RateSheet.Steps;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;

/** Computed examples of chargeable weights and prices. */
public class PricingTest {

    @Test
    public void theLargerOfWeightAndVolumeIsRoundedUpToTheStep() {
        assertEquals(
                17_000, charged(SideRounding.NONE, Aggregation.PIECE_MAX_SUM, new Parcel(1, 600, 400, 350, 12_300)));
        assertEquals(4_500, charged(SideRounding.NONE, Aggregation.PIECE_MAX_SUM, new Parcel(1, 300, 200, 100, 4_010)));
        assertEquals(
                5_500, charged(SideRounding.HALF_UP, Aggregation.PIECE_MAX_SUM, new Parcel(1, 404, 305, 206, 1_000)));
    }

    @Test
    public void severalPiecesCountByTheServicesAggregation() {
        Parcel[] pieces = {new Parcel(1, 600, 400, 400, 5_000), new Parcel(1, 200, 200, 200, 18_000)};

        assertEquals(37_500, charged(SideRounding.NONE, Aggregation.PIECE_MAX_SUM, pieces));
        assertEquals(23_000, charged(SideRounding.NONE, Aggregation.SUM_MAX, pieces));
    }

    @Test
    public void aTraceAboveAStepIsNoStep() {
        assertEquals(new BigDecimal("0.5"), Weighing.roundUp(new BigDecimal("0.5000001"), new BigDecimal("0.5")));
        assertEquals(new BigDecimal("1.0"), Weighing.roundUp(new BigDecimal("0.501"), new BigDecimal("0.5")));
    }

    @Test
    public void theFirstWeightAndEveryStepBegunAfterIt() {
        Row row = new Row(
                "EXP",
                "A",
                BigDecimal.ZERO,
                new BigDecimal("20"),
                Kind.FIRST_ADDITIONAL,
                new BigDecimal("120"),
                BigDecimal.ZERO,
                new BigDecimal("0.5"),
                new BigDecimal("0.5"),
                new BigDecimal("35"));
        Map.of("0.3", "120", "0.5", "120", "0.51", "155", "2.5", "260", "17", "1275")
                .forEach((kilograms, price) -> assertEquals(
                        kilograms,
                        0,
                        new BigDecimal(price)
                                .compareTo(Tariff.base(row, weighing(kilograms)).amount())));
    }

    @Test
    public void aBaseAndEveryKilogramAboveTheBracketsLowerWeight() {
        String sheet = Sheets.GOOD.replace("1000,PER_KG,5,120", "1000,BASE_PLUS,300,,,,4.5");

        Rate rate = Trade.rate(sheet, Trade.piece("0.001", "30.5"));

        assertEquals("349.50", Trade.amount(rate, "BASE"));
        assertEquals(
                "Express, zone A, 300 and 11 kg × 4.5",
                Trade.charge(rate, "BASE").description());
    }

    @Test
    public void aBracketEndsWithItsUpperBound() {
        assertEquals("10.00", base(new Parcel(1, 100, 100, 100, 500), "20457"));
        assertEquals("155.00", base(new Parcel(1, 100, 100, 100, 501), "20457"));
        assertEquals("120.00", base(new Parcel(1, 100, 100, 100, 20_500), "20457"));
    }

    @Test
    public void theLongestPostalPrefixChoosesTheZone() {
        assertEquals("90.00", base(new Parcel(1, 100, 100, 100, 10_000), "25845"));
    }

    @Test
    public void surchargesHaveMinimumsAndFuelComesOnTopOfThem() {
        Rate rate = rate(new Parcel(1, 100, 100, 100, 17_000), "25845");

        assertEquals("153.00", amount(rate, Charge.Kind.BASE));
        assertEquals("180.00", amount(rate, Charge.Kind.SURCHARGE));
        assertEquals("94.91", amount(rate, Charge.Kind.FUEL));
        assertEquals("427.91", rate.total().amount());
    }

    private static String base(Parcel parcel, String postal) {
        return amount(rate(parcel, postal), Charge.Kind.BASE);
    }

    private static String amount(Rate rate, Charge.Kind kind) {
        return rate.charges().stream()
                .filter(charge -> charge.kind() == kind)
                .findFirst()
                .orElseThrow()
                .amount()
                .amount();
    }

    private static Rate rate(Parcel parcel, String postal) {
        Shipment shipment = new Shipment(
                new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "", "518055", Country.of("CN")),
                new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", postal, Country.of("DE")),
                List.of(parcel),
                List.of(new Goods("Lamps", new HsCode("940542"), 1, Money.of(100, "USD"), Country.of("CN"), false, "")),
                LocalDate.of(2026, 6, 1),
                Incoterm.CIP);
        return new Pricing(SheetReader.read(new StringReader(Sheets.GOOD)))
                .quote(shipment, Instant.EPOCH, Instant.MAX)
                .rates()
                .get(0);
    }

    private static long charged(SideRounding sides, Aggregation aggregation, Parcel... parcels) {
        BigDecimal half = new BigDecimal("0.5");
        BigDecimal much = new BigDecimal("1000");
        Service service = new Service(
                "S",
                "S",
                Mode.EXPRESS,
                ChargedBy.KG,
                5000,
                BigDecimal.ONE,
                sides,
                aggregation,
                new Steps(half, much, half, BigDecimal.ZERO),
                new Limits(much, much, much, false),
                1,
                2);
        return Weighing.weigh(service, List.of(parcels)).weights().chargeableGrams();
    }

    private static Load weighing(String kilograms) {
        return new Load(null, new BigDecimal(kilograms), BigDecimal.ZERO, 1, 0);
    }
}
