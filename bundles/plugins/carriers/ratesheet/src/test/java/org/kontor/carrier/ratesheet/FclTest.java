package org.kontor.carrier.ratesheet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.values.Parcel;

/** Whole containers, by type. */
public class FclTest {

    private static final String SHEET =
            """
            sheet,Test,Test sheet,USD,2026-01-01,2030-12-31,1
            container,22G1,28,21700
            service,FCL.22G1.CNYTN.DEHAM,FCL 22G1,SEA,,,,,,,30000,5000,250000,no,34,40,CONTAINER
            zone,FCL.*,HAM,CN,DE,*
            rate,FCL.22G1.CNYTN.DEHAM,HAM,,,PER_CONTAINER,1850
            surcharge,*,SEAL,Seal,PER_CONTAINER,12,,NONE,
            surcharge,*,DOC,Bill of lading,FIXED,65,,NONE,
            fuel,FCL.*,310,2026-01-01,,PER_CONTAINER
            """;

    @Test
    public void oneContainerBegunIsOneToPay() {
        Rate rate = Trade.rate(SHEET, new Parcel(28, 1000, 1000, 1000, 775_000));

        assertEquals("1850.00", Trade.amount(rate, "BASE"));
        assertEquals("310.00", Trade.amount(rate, "FUEL"));
        assertTells(rate, "volume and weight agree: 1 × 22G1");
        assertEquals(
                "FCL 22G1, zone HAM, 1 container × 1850",
                Trade.charge(rate, "BASE").description());
        assertEquals("2237.00", rate.total().amount());
    }

    @Test
    public void volumeOrWeightDecidesHowMany() {
        Rate byVolume = Trade.rate(SHEET, new Parcel(29, 1000, 1000, 1000, 100_000));
        Rate byWeight = Trade.rate(SHEET, new Parcel(10, 1000, 1000, 1000, 4_340_001));

        assertEquals("3700.00", Trade.amount(byVolume, "BASE"));
        assertEquals("24.00", Trade.amount(byVolume, "SEAL"));
        assertEquals("Seal, 2 containers × 12", Trade.charge(byVolume, "SEAL").description());
        assertEquals("65.00", Trade.amount(byVolume, "DOC"));
        assertEquals("620.00", Trade.amount(byVolume, "FUEL"));
        assertTells(byVolume, "29 m³ at 28 m³ a container = 2", "the volume decided: 2 × 22G1");
        assertEquals("5550.00", Trade.amount(byWeight, "BASE"));
        assertTells(byWeight, "43400.01 kg at 21700 kg a container = 3", "the weight decided: 3 × 22G1");
        assertEquals(43_400_010, byWeight.weights().chargeableGrams());
    }

    @Test
    public void aPackageThatNoContainerTakesIsRefused() {
        assertRefused(Reason.TOO_BIG, "holds 28 m³, a package has 29 m³", Trade.piece("29", "100"));
        assertRefused(Reason.TOO_HEAVY, "takes 21700 kg, a package weighs 21701 kg", Trade.piece("1", "21701"));
    }

    @Test
    public void aChargePerMeasureIsNoneOfAContainerNorTheOtherWayRound() {
        String mixed = SHEET.replace("fuel,FCL.*,310,2026-01-01,,PER_CONTAINER", "fuel,*,5,2026-W01,,PER_WM")
                .replace(
                        "zone,FCL.*",
                        "service,LCL.CNYTN.DEHAM,LCL,SEA,,,,,,,3000,500,15000,no,34,40,WM\nzone,LCL*,HAM,CN,DE,*\n"
                                + "rate,LCL.CNYTN.DEHAM,HAM,,,PER_WM,55\nzone,FCL.*");

        RateAnswer answer = Trade.ask(mixed, Trade.READY, new Parcel(2, 1000, 1000, 1000, 100_000));

        assertEquals(List.of("BASE", "SEAL", "DOC"), codes(answer.rates().get(0)));
        assertEquals(
                "LCL has no fuel in its sheet for 2026-06-01",
                answer.refusals().get(0).sentence());
        RateAnswer withFuel = Trade.ask(
                mixed.replace("2026-W01,", "2026-W23,"), Trade.READY, new Parcel(2, 1000, 1000, 1000, 100_000));
        assertEquals(List.of("BASE", "FUEL", "DOC"), codes(withFuel.rates().get(1)));
    }

    private static List<String> codes(Rate rate) {
        return rate.charges().stream().map(Charge::code).toList();
    }

    private static void assertTells(Rate rate, String... words) {
        for (String some : words) {
            assertTrue(rate.weights().rule(), rate.weights().rule().contains(some));
        }
    }

    private static void assertRefused(Reason reason, String words, Parcel parcel) {
        Refusal refusal = Trade.ask(SHEET.replace("5000", "50000"), Trade.READY, parcel)
                .refusals()
                .get(0);

        assertEquals(reason, refusal.reason());
        assertEquals("FCL.22G1.CNYTN.DEHAM", refusal.service());
        assertTrue(refusal.sentence(), refusal.sentence().endsWith(words));
    }
}
