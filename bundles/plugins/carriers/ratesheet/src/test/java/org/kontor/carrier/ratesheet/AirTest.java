package org.kontor.carrier.ratesheet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.kontor.carrier.Rate;
import org.kontor.values.Parcel;

/** Air cargo by its breaks. */
public class AirTest {

    private static final String SHEET =
            """
            sheet,Test,Test sheet,USD,2026-01-01,2030-12-31,1
            service,AIR,Air,AIR,6000,HALF_UP,SUM_MAX,0.5,999999,0.5,1000,300,5000,no,3,5
            zone,AIR,HAM,CN,DE,*
            break,AIR,HAM,M,75
            break,AIR,HAM,N,4.10
            break,AIR,HAM,+45,3.20
            break,AIR,HAM,+100,2.60
            break,AIR,HAM,+300,2.05
            break,AIR,HAM,+500,1.90
            """;

    @Test
    public void theNextBreaksLeastWeightIsChargedWhereItIsCheaper() {
        assertFreight("10", "75.00", "minimum charge");
        assertFreight("44", "144.00", "as 45 kg × 3.20, cheaper than N: 44 kg × 4.10");
        assertFreight("45", "144.00", "+45: 45 kg × 3.20");
        assertFreight("99.5", "260.00", "as 100 kg × 2.60, cheaper than +45: 99.5 kg × 3.20");
        assertFreight("230", "598.00", "+100: 230 kg × 2.60");
        assertFreight("240", "615.00", "as 300 kg × 2.05, cheaper than +100: 240 kg × 2.60");
        assertFreight("300", "615.00", "+300: 300 kg × 2.05");
        assertFreight("480", "950.00", "as 500 kg × 1.90, cheaper than +300: 480 kg × 2.05");
    }

    @Test
    public void breaksMayStandInAnyOrderAndAreOfTheirZone() {
        String mixed = SHEET.replace("break,AIR,HAM,+45,3.20\n", "")
                + """
                break,AIR,HAM,+45,3.20
                zone,AIR,MUC,CN,DE,8
                break,AIR,MUC,N,1.00
                break,AIR,MUC,+100,0.50
                """;

        assertEquals("160.00", Trade.amount(Trade.rate(mixed, piece("50")), "BASE"));
        assertEquals("390.00", Trade.amount(Trade.rate(mixed, piece("150")), "BASE"));
    }

    @Test
    public void ofTheVolumeAboveTheWeightTheAgreedShareIsCharged() {
        Parcel bulky = new Parcel(3, 1000, 800, 600, 60_000);

        Rate half = Trade.rate(shared("SUM_MAX", "0.5"), bulky);
        assertEquals(210_000, half.weights().chargeableGrams());
        assertEquals(240_000, half.weights().volumetricGrams());
        String told = "against 180 kg actual, 50 % of the volume above the weight; rounded up to 210 kg";
        assertTrue(half.weights().rule(), half.weights().rule().contains(told));
        assertEquals(
                180_000, Trade.rate(shared("SUM_MAX", "0"), bulky).weights().chargeableGrams());
        assertEquals(
                "what is heavy does not pay for what is bulky",
                230_000,
                Trade.rate(shared("PIECE_MAX_SUM", "0.5"), new Parcel(1, 1000, 800, 600, 60_000), piece("160"))
                        .weights()
                        .chargeableGrams());
    }

    private static String shared(String aggregation, String share) {
        return SHEET.replace("SUM_MAX", aggregation).replace("no,3,5", "no,3,5,KG,0," + share);
    }

    @Test
    public void volumeCountsByTheSixThousandth() {
        Rate rate = Trade.rate(SHEET, new Parcel(3, 1000, 800, 600, 60_000));

        assertEquals(240_000, rate.weights().chargeableGrams());
        assertEquals("615.00", Trade.amount(rate, "BASE"));
        String told = " steps of 0.5 kg; charged as 300 kg × 2.05, cheaper than +100: 240 kg × 2.60";
        assertTrue(rate.weights().rule(), rate.weights().rule().endsWith(told));
    }

    @Test
    public void halfKilogramsBegunAreCharged() {
        assertEquals("263.90", Trade.amount(Trade.rate(SHEET, piece("101.01")), "BASE"));
    }

    @Test
    public void surchargesPerKilogramCountTheShipmentsOwnWeight() {
        Rate rate = Trade.rate(
                SHEET
                        + """
                        fuel,AIR,0.95,2026-W23,,PER_KG
                        surcharge,*,SCC,Security,PER_KG,0.15,10,NONE,
                        surcharge,*,AWC,Air waybill,FIXED,15,,NONE,
                        """,
                piece("99.5"));

        assertEquals("94.53", Trade.amount(rate, "FUEL"));
        assertEquals("14.93", Trade.amount(rate, "SCC"));
        assertEquals("384.46", rate.total().amount());
    }

    @Test
    public void aSheetMayKnowNoMinimumAndALeastWeight() {
        String sheet = SHEET.replace("break,AIR,HAM,M,75\n", "").replace("no,3,5", "no,3,5,KG,12");
        Rate rate = Trade.rate(sheet, piece("10"));

        assertEquals("49.20", Trade.amount(rate, "BASE"));
        assertEquals(12_000, rate.weights().chargeableGrams());
        assertTrue(rate.weights().rule(), rate.weights().rule().contains("at least 12 kg"));
    }

    private static void assertFreight(String kilograms, String price, String words) {
        Rate rate = Trade.rate(SHEET, piece(kilograms));

        assertEquals(kilograms, price, Trade.amount(rate, "BASE"));
        assertEquals("Air, zone HAM, " + words, Trade.charge(rate, "BASE").description());
    }

    private static Parcel piece(String kilograms) {
        return Trade.piece("0.001", kilograms);
    }
}
