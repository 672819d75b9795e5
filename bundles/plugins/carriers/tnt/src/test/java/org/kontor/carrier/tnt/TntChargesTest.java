package org.kontor.carrier.tnt;

import static org.junit.Assert.assertEquals;
import static org.kontor.carrier.tnt.PriceAnswers.document;
import static org.kontor.carrier.tnt.PriceAnswers.element;
import static org.kontor.carrier.tnt.PriceAnswers.prices;
import static org.kontor.carrier.tnt.PriceAnswers.service;

import java.util.List;
import org.junit.Test;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Charge.Kind;
import org.kontor.carrier.Rate;

/** The parts of a price, whatever TNT lists of them. */
public class TntChargesTest {

    private static final String SURCHARGES = element("SURCHARGE", "ESS00", "ENHANCED SECURITY SURCHARGE", "0.86")
            + element("SURCHARGE", "FSI00", "FUEL SURCHARGE", "43.22");

    @Test
    public void theCarriageIsWhatTheListOfChargesLacksAndATaxIsAsTheTotalsSay() {
        String elements = SURCHARGES + element("VAT", "VAT02", "VAT 21%", "55.35");
        Rate rate = rate("GBP", service("09N", "9:00 Express", "288.47", "238.40", "50.07", elements));

        assertEquals("288.47 GBP", rate.total().toString());
        assertEquals(
                List.of(
                        "BASE BASE 194.32 GBP",
                        "SURCHARGE ESS00 0.86 GBP",
                        "FUEL FSI00 43.22 GBP",
                        "SURCHARGE VAT02 50.07 GBP"),
                rate.charges().stream().map(TntChargesTest::words).toList());
        assertEquals("09N", rate.service());
        assertEquals("9:00 Express", rate.serviceName());
        assertEquals(ScriptedTnt.NOW.plusSeconds(86_400), rate.validUntil());
        assertEquals(List.of(1, 5), List.of(rate.transitDaysMin(), rate.transitDaysMax()));
    }

    @Test
    public void aListThatExceedsTheTotalIsBalancedByADifference() {
        String elements = element("BASE", "FRT", "Freight", "95.00") + element("SURCHARGE", "X", "Extra", "7.50");
        Rate rate = rate("EUR", service("15N", "", "100.00", "100.00", "0.00", elements));

        assertEquals("100.00 EUR", rate.total().toString());
        assertEquals(
                List.of("BASE FRT 95.00 EUR", "SURCHARGE X 7.50 EUR", "SURCHARGE DIFFERENCE -2.50 EUR"),
                rate.charges().stream().map(TntChargesTest::words).toList());
        assertEquals("TNT 15N", rate.serviceName());
    }

    @Test
    public void aCompleteListWithoutCarriageTakesItsLargestPartForIt() {
        String elements = element("S", "A", "All in", "50") + element("S", "B", "Toll", "10");
        Rate rate = rate("EUR", service("48N", "Economy Express", "60.00", "60.00", "0", elements));

        assertEquals(Kind.BASE, rate.charges().get(0).kind());
        assertEquals("60.00 EUR", rate.total().toString());
        assertEquals(List.of(3, 10), List.of(rate.transitDaysMin(), rate.transitDaysMax()));
    }

    @Test
    public void partsOfNothingAreNoneAndATaxIsTheDifferenceOfTheTotals() {
        String elements = element("BASE", "FRT", "Freight", "90.00") + element("SURCHARGE", "X", "Extra", "0.00");
        Rate rate = rate("EUR", service("15N", "", "100.00", "90.00", "", elements));

        assertEquals(
                List.of("BASE FRT 90.00 EUR", "SURCHARGE VAT 10.00 EUR"),
                rate.charges().stream().map(TntChargesTest::words).toList());
    }

    @Test
    public void theLargestPartIsTheCarriageWhereverItStands() {
        String elements = element("S", "A", "Toll", "10") + element("S", "B", "All in", "50");
        Rate rate = rate("EUR", service("15N", "", "60.00", "60.00", "0", elements));

        assertEquals(
                List.of("SURCHARGE A 10.00 EUR", "BASE B 50.00 EUR"),
                rate.charges().stream().map(TntChargesTest::words).toList());
    }

    @Test
    public void amountsKeepTheDecimalsOfTheirCurrency() {
        assertEquals(
                "2141 JPY",
                rate("JPY", service("15N", "Express", "2140.58", "", "", ""))
                        .total()
                        .toString());
        assertEquals(
                "2.141 KWD",
                rate("KWD", service("15N", "Express", "2.1405", "", "", ""))
                        .total()
                        .toString());
    }

    private static String words(Charge charge) {
        return charge.kind() + " " + charge.code() + " " + charge.amount();
    }

    private static Rate rate(String currency, String service) {
        return new ScriptedTnt()
                .on("priceRequest", document(prices(currency, service)))
                .carrier()
                .quote(Samples.shipment())
                .rates()
                .get(0);
    }
}
