package org.kontor.carrier.ratesheet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import org.junit.Test;
import org.kontor.carrier.Rate;
import org.kontor.carrier.Refusal;

/** Fuel by week, by dates and until further notice. */
public class FuelTest {

    private static final String SHEET =
            """
            sheet,Test,Test sheet,USD,2026-01-01,2030-12-31,1
            service,EXP,Express,EXPRESS,5000,NONE,PIECE_MAX_SUM,0.5,999,1,70,270,1000,no,2,4
            service,ECO,Economy,EXPRESS,5000,NONE,PIECE_MAX_SUM,0.5,999,1,70,270,1000,no,2,4
            zone,*,A,CN,DE,*
            rate,*,A,0,1000,FLAT,100
            """;

    @Test
    public void aWeekIsMondayToSunday() {
        String weeks = SHEET + "fuel,*,10,2026-W22,\nfuel,*,20,2026-W23,\nfuel,*,30,2026-W24,2026-W25\n";

        assertEquals("10.00", fuel(weeks, "2026-05-31"));
        assertEquals("20.00", fuel(weeks, "2026-06-01"));
        assertEquals("20.00", fuel(weeks, "2026-06-07"));
        assertEquals("30.00", fuel(weeks, "2026-06-08"));
        assertEquals("30.00", fuel(weeks, "2026-06-21"));
        assertEquals(
                "Fuel 20 % of base and surcharges, from 2026-06-01 to 2026-06-07",
                Trade.charge(rate(weeks, "2026-06-03"), "FUEL").description());
    }

    @Test
    public void aDayWithoutFuelIsNoDayWithoutItsPrice() {
        Refusal refusal = Trade.ask(
                        SHEET + "fuel,*,10,2026-W22,\n", LocalDate.of(2026, 6, 1), Trade.piece("0.001", "1"))
                .refusals()
                .get(0);

        assertEquals(Refusal.Reason.NOT_VALID_ON_DATE, refusal.reason());
        assertTrue(refusal.sentence(), refusal.sentence().endsWith("has no fuel in its sheet for 2026-06-01"));
    }

    @Test
    public void whatBeganLatestHoldsUntilFurtherNotice() {
        String notices = SHEET + "fuel,*,10,2026-01-01,\nfuel,*,20,2026-06-01,\n";

        assertEquals("10.00", fuel(notices, "2026-05-31"));
        assertEquals("20.00", fuel(notices, "2028-06-01"));
        assertTrue(
                Trade.charge(rate(notices, "2028-06-01"), "FUEL").description().endsWith("from 2026-06-01 on"));
    }

    @Test
    public void aServicesOwnFuelGoesBeforeThatOfAll() {
        String both = SHEET + "fuel,*,20,2026-06-01,\nfuel,EXP*,15,2026-01-01,\nfuel,EXP,10,2026-01-01,2026-12-31\n";

        assertEquals("10.00", fuel(both, "2026-06-02"));
        assertEquals("15.00", fuel(both, "2027-06-02"));
    }

    @Test
    public void theFuelOfOneServiceIsNotAnothers() {
        assertEquals(
                1,
                rate(SHEET + "fuel,ECO,10,2026-W23,\n", "2026-06-01").charges().size());
    }

    @Test
    public void fuelMayBePerKilogram() {
        Rate rate = rate(SHEET + "fuel,EXP,0.85,2026-W23,,PER_KG\n", "2026-06-01");

        assertEquals("0.85", Trade.amount(rate, "FUEL"));
        assertEquals(
                "Fuel, 1 kg × 0.85, from 2026-06-01 to 2026-06-07",
                Trade.charge(rate, "FUEL").description());
    }

    @Test
    public void percentagesAreOfBaseAndSurchargesWithTheirMinimums() {
        String sheet = SHEET.replace("FLAT,100", "FLAT,500")
                + "fuel,*,28.5,2026-01-01,\nsurcharge,*,REMOTE,Remote area,PER_KG,4,180,NONE,\n";
        Rate rate = Trade.rate(sheet, Trade.piece("0.001", "17"));

        assertEquals("180.00", Trade.amount(rate, "REMOTE"));
        assertEquals("193.80", Trade.amount(rate, "FUEL"));
        assertEquals("873.80", rate.total().amount());
    }

    private static String fuel(String sheet, String day) {
        return Trade.amount(rate(sheet, day), "FUEL");
    }

    private static Rate rate(String sheet, String day) {
        return Trade.rate(sheet, LocalDate.parse(day), Trade.piece("0.001", "1"));
    }
}
