package org.kontor.carrier.ratesheet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Timetable;

/** The next hand-over and the delivery counted from it; 1 June 2026 is a Monday. */
public class CalendarTest {

    private static final String SHEET =
            """
            sheet,Test,Test sheet,USD,2026-01-01,2026-12-31,1
            service,EXP,Express,EXPRESS,5000,NONE,PIECE_MAX_SUM,0.5,999,1,70,270,1000,no,2,4
            zone,*,A,CN,DE,*
            rate,*,A,0,1000,FLAT,100
            """;
    private static final String WEEKDAYS = SHEET + "calendar,*,MON TUE WED THU FRI,16:00,Asia/Shanghai\n";

    @Test
    public void goodsAreTakenOverOnTheFirstCollectionDayFromTheirReadyDay() {
        assertHandOver("2026-06-01T16:00", WEEKDAYS, "2026-06-01");
        assertHandOver("2026-06-08T16:00", WEEKDAYS, "2026-06-06");
        assertEquals(
                Optional.of(LocalDateTime.parse("2026-06-12T23:59")),
                ask(WEEKDAYS, "2026-06-06").deliveryBy());
    }

    @Test
    public void aCutOffThatHasPassedAtTheOriginIsNone() {
        assertHandOver("2026-06-01T16:00", WEEKDAYS, "2026-06-01", "2026-06-01T08:00:00Z");
        assertHandOver("2026-06-02T16:00", WEEKDAYS, "2026-06-01", "2026-06-01T08:00:01Z");
        assertHandOver("2026-06-03T16:00", WEEKDAYS, "2026-06-01", "2026-06-02T16:30:00Z");
    }

    @Test
    public void goodsReadyLongAgoAreTakenOverNext() {
        assertHandOver("2026-06-02T16:00", WEEKDAYS, "2026-01-02", "2026-06-01T23:00:00Z");
    }

    @Test
    public void closedDaysAreLeftOut() {
        assertHandOver("2026-06-03T16:00", WEEKDAYS.replace("hai\n", "hai,,2026-06-02 2026-06-01\n"), "2026-06-01");
    }

    @Test
    public void sailingDaysAreDatesAndTheStationClosesBefore() {
        String sailings = SHEET + "calendar,EXP,2026-06-14 2026-06-07,12:00,Asia/Shanghai,4,,18:00\n";

        assertHandOver("2026-06-03T12:00", sailings, "2026-06-03");
        assertHandOver("2026-06-10T12:00", sailings, "2026-06-04");
        assertEquals(
                Optional.of(LocalDateTime.parse("2026-06-14T18:00")),
                ask(sailings, "2026-06-04").deliveryBy());
        RateAnswer tooLate = Trade.ask(sailings, LocalDate.of(2026, 6, 11), Trade.piece("0.001", "1"));
        assertTrue(
                tooLate.refusals().toString(),
                tooLate.refusals().get(0).sentence().endsWith("has no departure in its sheet after 2026-06-11"));
    }

    @Test
    public void theStationClosesDaysBeforeAWeekdayToo() {
        assertHandOver("2026-06-04T12:00", SHEET + "calendar,EXP,SUN,12:00,Asia/Shanghai,3\n", "2026-06-01");
        assertHandOver("2026-06-11T12:00", SHEET + "calendar,EXP,SUN,12:00,Asia/Shanghai,3\n", "2026-06-05");
    }

    @Test
    public void theEarliestOfTheServicesOwnCalendarsCounts() {
        String two = WEEKDAYS + "calendar,EXP,SAT,11:00,Asia/Shanghai\ncalendar,EXP,FRI,15:00,Asia/Shanghai\n";

        assertHandOver("2026-06-05T15:00", two, "2026-06-01");
        assertHandOver("2026-06-06T11:00", two, "2026-06-06");
    }

    @Test
    public void aSheetWithoutCalendarSaysNothing() {
        String second = "service,ECO,Economy,ROAD,4000,NONE,SUM_MAX,1,9,1,70,270,9,no,2,4\nzone,*";
        String others = SHEET.replace("zone,*", second) + "calendar,ECO,MON,16:00,UTC\n";
        assertEquals(Timetable.UNKNOWN.toString(), ask(others, "2026-06-01").toString());
        assertEquals(Timetable.UNKNOWN.toString(), ask(SHEET, "2026-06-01").toString());
    }

    @Test
    public void fuelAndRatesMustHoldOnTheDayOfHandOver() {
        String weeks = WEEKDAYS + "fuel,*,10,2026-W23,\nfuel,*,20,2026-W24,\n";
        assertEquals(
                "20.00", Trade.amount(Trade.rate(weeks, LocalDate.of(2026, 6, 6), Trade.piece("0.001", "1")), "FUEL"));

        RateAnswer last = Trade.ask(
                WEEKDAYS.replace("2026-12-31", "2026-06-06"), LocalDate.of(2026, 6, 6), Trade.piece("0.001", "1"));
        assertTrue(
                last.refusals().toString(),
                last.refusals().get(0).sentence().endsWith("on 2026-06-08, its rates hold to 2026-06-06"));
    }

    private static void assertHandOver(String moment, String sheet, String ready) {
        assertHandOver(moment, sheet, ready, "2026-05-01T00:00:00Z");
    }

    private static void assertHandOver(String moment, String sheet, String ready, String now) {
        Timetable timetable = Trade.ask(sheet, Instant.parse(now), LocalDate.parse(ready), Trade.piece("0.001", "1"))
                .rates()
                .get(0)
                .timetable();
        assertEquals(Optional.of(LocalDateTime.parse(moment)), timetable.handOverBy());
    }

    private static Timetable ask(String sheet, String ready) {
        return Trade.rate(sheet, LocalDate.parse(ready), Trade.piece("0.001", "1"))
                .timetable();
    }
}
