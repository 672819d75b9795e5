package org.kontor.carrier.ups;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.Timetable;

/** When UPS comes and arrives, by whatever of it UPS tells. */
public class UpsArrivalTest {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 3, 5);

    @Test
    public void aCutOffOfTheCounterGoesBeforeTheTimeOfCollection() {
        String collection = "'Pickup':{'Date':'20260306','Time':'180000'}";

        assertEquals(
                Optional.of(LocalDateTime.parse("2026-03-06T18:00")),
                timetable(estimated(collection)).handOverBy());
        assertEquals(
                Optional.of(LocalDateTime.parse("2026-03-06T17:00")),
                timetable(estimated(collection + ",'CustomerCenterCutoff':'170000'"))
                        .handOverBy());
    }

    @Test
    public void theDayOfTheGuaranteeCountsFromTheCollection() {
        String guarantee = "{'GuaranteedDelivery':{'ScheduledDeliveryDate':'20260309','DeliveryByTime':'12:00 Noon'}}";

        assertEquals(Optional.of(4), days(guarantee));
        assertEquals(
                Optional.of(LocalDateTime.parse("2026-03-09T12:00")),
                timetable(guarantee).deliveryBy());
        assertEquals(Optional.of(0), days(guarantee.replace("20260309", "20260305")));
        assertEquals(Optional.empty(), days(guarantee.replace("20260309", "20260304")));
    }

    @Test
    public void aDayWithoutATimeLastsUntilItsEnd() {
        assertEquals(
                Optional.of(LocalDateTime.parse("2026-03-07T23:59")),
                timetable(estimated("'Arrival':{'Date':'20260307'}")).deliveryBy());
    }

    @Test
    public void businessDaysLeaveOutTheWeekend() {
        assertEquals(Optional.of(1), days(estimated("'BusinessDaysInTransit':'1'")));
        assertEquals(Optional.of(4), days(estimated("'BusinessDaysInTransit':'2'")));
        assertEquals(Optional.of(0), days(estimated("'BusinessDaysInTransit':'0'")));
        assertEquals(Optional.empty(), days(estimated("'BusinessDaysInTransit':'soon'")));
    }

    @Test
    public void timesAreReadHoweverTheyAreSpoken() {
        assertEquals(Optional.of(LocalTime.of(9, 0)), UpsTimes.spoken("9:00 A.M."));
        assertEquals(Optional.of(LocalTime.of(12, 30)), UpsTimes.spoken("12:30 P.M."));
        assertEquals(Optional.of(LocalTime.of(0, 15)), UpsTimes.spoken("12:15 am"));
        assertEquals(Optional.of(LocalTime.of(22, 59)), UpsTimes.spoken("10:59pm"));
        assertEquals(Optional.of(LocalTime.of(18, 0)), UpsTimes.spoken("18:00:00"));
        assertEquals(Optional.empty(), UpsTimes.spoken("24:00"));
        assertEquals(Optional.empty(), UpsTimes.spoken("9:60 A.M."));
        assertEquals(Optional.empty(), UpsTimes.spoken("end of day"));
    }

    @Test
    public void timesAreReadHoweverManyDigitsTheyHave() {
        assertEquals(Optional.of(LocalTime.of(7, 13)), time("713"));
        assertEquals(Optional.of(LocalTime.of(7, 13)), time("0713"));
        assertEquals(Optional.of(LocalTime.of(7, 13, 56)), time("71356"));
        assertEquals(Optional.of(LocalTime.of(7, 13, 56)), time("07:13:56"));
        assertEquals(Optional.empty(), time("13"));
        assertEquals(Optional.empty(), time("0713567"));
        assertEquals(Optional.empty(), time("2560"));
    }

    private static Optional<LocalTime> time(String text) {
        return UpsTimes.time(Wares.json("{'t':'" + text + "'}").path("t"));
    }

    private static Optional<Integer> days(String product) {
        return new UpsArrival(Wares.json(product), THURSDAY).days();
    }

    private static Timetable timetable(String product) {
        return new UpsArrival(Wares.json(product), THURSDAY).timetable();
    }

    private static String estimated(String arrival) {
        return "{'TimeInTransit':{'ServiceSummary':{'EstimatedArrival':{" + arrival + "}}}}";
    }
}
