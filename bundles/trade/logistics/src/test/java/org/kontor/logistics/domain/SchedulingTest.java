package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.kontor.logistics.domain.Lamps.READY;
import static org.kontor.logistics.domain.Lamps.USD;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Timetable;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.Schedule;
import org.kontor.logistics.Schedule.Basis;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;

/** When goods leave and arrive, in dates. The lamps are ready on a Tuesday and needed ten days later. */
public class SchedulingTest {

    private static final LocalDateTime CUT_OFF = READY.plusDays(2).atTime(17, 30);
    private static final LocalDateTime NOON = READY.plusDays(9).atTime(12, 0);

    @Rule
    public final TestStore store = TestStore.of("logistics");

    @Test
    public void withoutACalendarTransitDaysAreCountedFromTheDayTheGoodsAreReady() {
        Schedule schedule = schedule(Timetable.UNKNOWN);

        assertEquals(READY, schedule.handOver());
        assertEquals(READY.plusDays(3), schedule.earliest());
        assertEquals(READY.plusDays(5), schedule.latest());
        assertEquals(Basis.TRANSIT_DAYS, schedule.basis());
        assertEquals(Optional.of(5L), schedule.daysToSpare());
    }

    @Test
    public void theCarriersCalendarGoesBeforeItsTransitDays() {
        Schedule schedule = schedule(new Timetable(Optional.of(CUT_OFF), Optional.of(NOON)));

        assertEquals(Optional.of(CUT_OFF), schedule.handOverBy());
        assertEquals(READY.plusDays(2), schedule.handOver());
        assertEquals(READY.plusDays(5), schedule.earliest());
        assertEquals(READY.plusDays(9), schedule.latest());
        assertEquals(Optional.of(NOON), schedule.deliveryBy());
        assertEquals(Basis.TIMETABLE, schedule.basis());
        assertEquals(Optional.of(1L), schedule.daysToSpare());
    }

    @Test
    public void transitBeginsWhenTheCarrierTakesTheGoods() {
        Schedule schedule = schedule(new Timetable(Optional.of(CUT_OFF), Optional.empty()));

        assertEquals(READY.plusDays(7), schedule.latest());
    }

    @Test
    public void theEarliestDayIsNeverAfterTheLatest() {
        Schedule schedule = schedule(
                new Timetable(Optional.empty(), Optional.of(READY.plusDays(1).atTime(9, 0))));

        assertEquals(READY.plusDays(1), schedule.earliest());
        assertEquals(READY.plusDays(1), schedule.latest());
    }

    @Test
    public void aCalendarThatMakesNoSenseIsNotFollowed() {
        Schedule early = schedule(new Timetable(Optional.of(READY.minusDays(1).atTime(17, 30)), Optional.empty()));
        Schedule backwards = schedule(new Timetable(
                Optional.of(CUT_OFF), Optional.of(READY.plusDays(1).atTime(9, 0))));

        assertEquals(schedule(Timetable.UNKNOWN), early);
        assertEquals(READY.plusDays(7), backwards.latest());
        assertEquals(Basis.TRANSIT_DAYS, backwards.basis());
    }

    @Test
    public void tooLateIsSaidWithTheNumberOfDays() {
        Schedule dayAfter = schedule(
                new Timetable(Optional.empty(), Optional.of(READY.plusDays(11).atStartOfDay())));
        Schedule onTheDay = schedule(
                new Timetable(Optional.empty(), Optional.of(READY.plusDays(10).atTime(23, 59))));

        assertEquals(Optional.of(-1L), dayAfter.daysToSpare());
        assertFalse(dayAfter.meetsNeed());
        assertEquals(Optional.of(0L), onTheDay.daysToSpare());
        assertTrue(onTheDay.meetsNeed());
    }

    @Test
    public void whoNamesNoDayIsAlwaysServedInTime() {
        ShipmentRequest lamps = Lamps.request(USD);
        ShipmentRequest patient = new ShipmentRequest(lamps.shipment(), Optional.empty(), USD);

        Schedule schedule = Scheduling.of(patient, Lamps.rate(Timetable.UNKNOWN));

        assertEquals(Optional.empty(), schedule.daysToSpare());
        assertTrue(schedule.meetsNeed());
    }

    /** Its transit days are fewer, and it arrives later. */
    @Test
    public void theFastestIsWhoArrivesFirstNotWhoTravelsShortest() {
        Forwarder forwarder = new Forwarder(store);
        Carriers carriers = forwarder.carriers;
        Timetable fortnightly = new Timetable(Optional.of(READY.plusDays(6).atTime(12, 0)), Optional.empty());
        carriers.add("carrier.a", asked -> new RateAnswer(List.of(Lamps.rate(fortnightly)), List.of()));
        carriers.add("carrier.b", Lamps.charging("100.00", "USD", 8));

        Quotation answer = forwarder.quote(Keys.fresh(), Lamps.request(USD));

        List<UUID> byCarrier = answer.options().stream().map(Option::id).toList();
        assertEquals(
                List.of(byCarrier.get(1), byCarrier.get(0)), answer.rankings().fastest());
        assertFalse(answer.options().get(0).neededByMet());
    }

    private static Schedule schedule(Timetable timetable) {
        return Scheduling.of(Lamps.request(USD), Lamps.rate(timetable));
    }
}
