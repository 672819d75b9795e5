package org.kontor.carrier.ratesheet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Rate;
import org.kontor.values.Parcel;

/** Parts of containers, per W/M. */
public class LclTest {

    private static final String SHEET =
            """
            sheet,Test,Test sheet,USD,2026-01-01,2030-12-31,1
            service,LCL.CNYTN.DEHAM,LCL,SEA,,,,,,,9000,2000,15000,no,34,40,WM,1
            zone,LCL.CNYTN.DEHAM,HAM,CN,DE,*
            rate,LCL.CNYTN.DEHAM,HAM,,,PER_WM,55
            """;

    @Test
    public void cubicMetresOrTonsWhicheverIsMoreAndAtLeastOne() {
        assertFreight("132.00", "2.4", "1150", "the volume decided: 2.4 W/M");
        assertFreight("55.00", "0.35", "200", "the minimum decided: 1 W/M");
        assertFreight("145.75", "1.8", "2650", "the weight decided: 2.65 W/M");
    }

    @Test
    public void theChargeableWeightIsThatOfTheMeasure() {
        Rate rate = Trade.rate(SHEET, Trade.piece("2.4", "1150"));

        assertEquals(1_150_000, rate.weights().actualGrams());
        assertEquals(2_400_000, rate.weights().volumetricGrams());
        assertEquals(2_400_000, rate.weights().chargeableGrams());
        assertEquals(1_000, rate.weights().divisor());
        assertEquals(
                1_000_000,
                Trade.rate(SHEET, Trade.piece("0.35", "200")).weights().chargeableGrams());
    }

    @Test
    public void volumesAndWeightsOfAllPackagesAreSummedFirst() {
        Parcel light = Trade.piece("2", "100");
        Parcel heavy = Trade.piece("0.5", "1800");

        assertEquals("137.50", Trade.amount(Trade.rate(SHEET, light, heavy), "BASE"));
        String each = SHEET.replace("SEA,,,,", "SEA,,,PIECE_MAX_SUM,");
        assertEquals("209.00", Trade.amount(Trade.rate(each, light, heavy), "BASE"));
    }

    @Test
    public void theSheetMaySayAnotherMinimumStepAndRatio() {
        Parcel small = Trade.piece("2.401", "1150");

        assertEquals("275.00", Trade.amount(Trade.rate(SHEET.replace("WM,1", "WM,5"), small), "BASE"));
        assertEquals("137.50", Trade.amount(Trade.rate(SHEET.replace("SEA,,,,", "SEA,,,,100"), small), "BASE"));
        String halfTon = SHEET.replace("SEA,", "SEA,2000");
        assertEquals("143.00", Trade.amount(Trade.rate(halfTon, Trade.piece("2.4", "1300")), "BASE"));
        assertEquals("55.00", Trade.amount(Trade.rate(SHEET.replace("WM,1", "WM"), Trade.piece("0.1", "9")), "BASE"));
    }

    @Test
    public void bracketsAreOfTheChargeableWeight() {
        String brackets = SHEET.replace("HAM,,,", "HAM,,2000,FLAT,99\nrate,LCL.CNYTN.DEHAM,HAM,2000,,");

        assertEquals("99.00", Trade.amount(Trade.rate(brackets, Trade.piece("2", "1150")), "BASE"));
        assertEquals("110.06", Trade.amount(Trade.rate(brackets, Trade.piece("2.001", "1150")), "BASE"));
    }

    @Test
    public void surchargesCountMeasuresShipmentsAndPackages() {
        Rate rate = Trade.rate(
                SHEET
                        + """
                        surcharge,LCL.*,CFS,Freight station,PER_WM,12,,NONE,
                        surcharge,LCL.*,THC,Terminal handling,PER_WM,10,38,NONE,
                        surcharge,*,DOC,Documentation,FIXED,45,,NONE,
                        surcharge,*,TALLY,Tally,PER_PACKAGE,1.25,,NONE,
                        """,
                new Parcel(4, 1000, 1000, 600, 287_500));

        assertEquals("28.80", Trade.amount(rate, "CFS"));
        assertEquals("38.00", Trade.amount(rate, "THC"));
        assertEquals("45.00", Trade.amount(rate, "DOC"));
        assertEquals("5.00", Trade.amount(rate, "TALLY"));
        assertEquals("248.80", rate.total().amount());
        assertEquals(
                List.of(
                        "LCL, zone HAM, 2.4 W/M × 55",
                        "Freight station, 2.4 W/M × 12",
                        "Terminal handling, minimum",
                        "Documentation",
                        "Tally, 4 packages × 1.25"),
                rate.charges().stream().map(Charge::description).toList());
    }

    @Test
    public void manyKindsOfPackageLeaveRoomForWhatDecided() {
        Parcel[] many = new Parcel[40];
        java.util.Arrays.fill(many, Trade.piece("0.5", "100"));

        String rule =
                Trade.rate(SHEET.replace("15000", "20000"), many).weights().rule();

        assertTrue(rule, rule.contains("36 kinds more") && rule.contains("the volume decided: 20 W/M"));
    }

    private static void assertFreight(String price, String cubicMetres, String kilograms, String words) {
        Rate rate = Trade.rate(SHEET, Trade.piece(cubicMetres, kilograms));

        assertEquals(price, Trade.amount(rate, "BASE"));
        assertTrue(rate.weights().rule(), rate.weights().rule().contains(words));
    }
}
