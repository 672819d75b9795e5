package org.kontor.carrier.fedex;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.values.Address;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** FedEx's days, weights and sums where it tells them by halves, and how much it takes. */
public class FedexFiguresTest {

    private static final LocalDate READY = LocalDate.parse("2026-11-30");
    private static final Shipment LAMPS = FedexRatesTest.shipment(
            FedexRatesTest.SHENZHEN, FedexRatesTest.LONDON, FedexRatesTest.goods("100.00", "GBP"));

    @Test
    public void daysAreFoundWhereverFedexSaysThem() {
        assertEquals("2-2", days("'operationalDetail':{'transitTime':'TWO_DAYS'}"));
        assertEquals("3-3", days("'commit':{'daysInTransit':'THREE_DAYS'}"));
        assertEquals("4-4", days("'commit':{'transitDays':'FOUR_DAYS'}"));
        assertEquals("0-0", days("'operationalDetail':{'transitTime':'ZERO_DAYS'}"));
        assertEquals(
                "2-5",
                days("'commit':{'transitDays':{'minimumTransitTime':'TWO_DAYS','maximumTransitTime':'FIVE_DAYS'}}"));
        assertEquals("6-6", days("'operationalDetail':{'maximumTransitTime':'SIX_DAYS'}"));
        assertEquals("7-7", days("'commit':{'transitDays':{'minimumTransitTime':'SEVEN_DAYS'}}"));
        assertEquals("4-4", days("'operationalDetail':{'deliveryDate':'2026-12-04'}"));
        assertEquals("0-0", days("'operationalDetail':{'deliveryDate':'2026-11-20'}"));
        assertEquals("1-20", days("'operationalDetail':{'transitTime':'UNKNOWN'}"));
    }

    @Test
    public void aBilledWeightOfZeroIsNone() {
        Weights weights = weights("'dimDivisor':5124,'totalBillingWeight':{'units':'KG','value':0}");

        assertEquals(5124, weights.divisor());
        assertEquals(400_000, weights.volumetricGrams());
        assertEquals(400_000, weights.chargeableGrams());
        assertTrue(weights.rule(), weights.rule().endsWith("by its usual rule it is 400 kg"));
    }

    @Test
    public void theRuleNamesWhatFedexBillsAndHow() {
        Weights weights = weights("'dimDivisor':1000,'totalBillingWeight':{'units':'KG','value':410.5}");

        assertEquals(1000, weights.divisor());
        assertEquals(410_500, weights.chargeableGrams());
        assertTrue(weights.rule(), weights.rule().endsWith("against 268.8 kg actual; FedEx bills 410.5 kg"));
    }

    @Test
    public void surchargesWithoutLinesAreOneCharge() {
        assertEquals(List.of("SURCHARGES 12.00"), surcharges("'totalSurcharges':12"));
        assertEquals(
                List.of("FUEL 10.00", "PEAK 2.00"),
                surcharges("'surcharges':[{'type':'FUEL','amount':10},{'type':'PEAK','amount':2}]"));
    }

    @Test
    public void aPriceOfZeroIsNoneAndOneMayStandUnderItsOtherName() {
        String entry = "{'ratedShipmentDetails':[{'rateType':'ACCOUNT','currency':'USD','%s':%s}]}";

        assertEquals(Optional.empty(), FedexPrice.ours(Wire.json(String.format(entry, "totalNetCharge", "0")), ""));
        assertTrue(FedexPrice.ours(Wire.json(String.format(entry, "totalNetFedExCharge", "1")), "")
                .isPresent());
    }

    @Test
    public void asManyPackagesAndLettersAsFedexTakesAreTaken() {
        assertEquals(Optional.empty(), FedexLimits.of(packages(999)));
        assertTrue(FedexLimits.of(packages(1000)).orElseThrow().sentence().contains("these are 1000"));
        assertEquals(Optional.empty(), FedexLimits.of(to(35, 3, 35), ""));
        assertTrue(FedexLimits.of(to(36, 3, 35), "").orElseThrow().sentence().contains("consignee's street"));
        assertTrue(FedexLimits.of(to(35, 3, 36), "").orElseThrow().sentence().contains("a city in 35"));
    }

    private static String days(String product) {
        FedexTransit transit = FedexTransit.of(Wire.json("{" + product + "}"), READY);
        return transit.daysMin() + "-" + transit.daysMax();
    }

    private static Weights weights(String detail) {
        return FedexWeights.of(LAMPS, Wire.json("{'shipmentRateDetail':{" + detail + "}}"));
    }

    private static List<String> surcharges(String detail) {
        return FedexPrice.charges(Wire.json("{'totalNetCharge':112,'currency':'USD','totalBaseCharge':100,"
                        + "'shipmentRateDetail':{" + detail + "}}"))
                .stream()
                .filter(charge -> charge.kind() != Charge.Kind.BASE)
                .map(charge -> charge.code() + " " + charge.amount().decimal())
                .toList();
    }

    private static Shipment packages(int count) {
        return new Shipment(
                LAMPS.origin(),
                LAMPS.destination(),
                List.of(new Parcel(count, 300, 200, 100, 1_000)),
                LAMPS.goods(),
                LAMPS.readyDate(),
                LAMPS.incoterm());
    }

    private static BookingRequest to(int letters, int lines, int city) {
        Address address = new Address(
                Collections.nCopies(lines, "s".repeat(letters)),
                "c".repeat(city),
                "",
                "EC4A 2AB",
                FedexRatesTest.LONDON.country());
        return new BookingRequest(
                "FEDEX_INTERNATIONAL_PRIORITY",
                LAMPS,
                new Party("Brightway Lighting", "", FedexRatesTest.SHENZHEN, "+86 755 5550100", ""),
                new Party("Thames Lighting", "", address, "+49 40 5550100", ""),
                "K-1");
    }
}
