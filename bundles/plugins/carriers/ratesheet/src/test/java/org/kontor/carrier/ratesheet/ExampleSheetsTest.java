package org.kontor.carrier.ratesheet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.values.Parcel;

/** The examples price the lamps of the quick start: 24 cartons, 2.016 m³, 268.8 kg, from Shenzhen to Hamburg. */
public class ExampleSheetsTest {

    private static final Parcel LAMPS = new Parcel(24, 600, 400, 350, 11_200);

    @Test
    public void theSeaGoesByMeasureOrByContainer() {
        List<Rate> rates = ask("/kontor-demo-sea.csv", LAMPS).rates();

        assertEquals(
                List.of("LCL.CNYTN.DEHAM", "FCL.22G1.CNYTN.DEHAM", "FCL.42G1.CNYTN.DEHAM", "FCL.45G1.CNYTN.DEHAM"),
                rates.stream().map(Rate::service).toList());
        assertEquals("124.99", Trade.amount(rates.get(0), "BASE"));
        assertEquals("13.10", Trade.amount(rates.get(0), "FUEL"));
        assertEquals("76.61", Trade.amount(rates.get(0), "DTHC"));
        assertEquals("325.89", rates.get(0).total().amount());
        assertEquals(
                Optional.of(LocalDateTime.parse("2026-06-03T17:00")),
                rates.get(0).timetable().handOverBy());
        assertEquals("2630.00", rates.get(1).total().amount());
    }

    @Test
    public void airIsChargedByVolumeAndTheNextBreak() {
        Rate rate = ask("/kontor-demo-air.csv", LAMPS).rates().get(0);

        assertEquals("AIR-SZX-HAM", rate.service());
        assertEquals(336_000, rate.weights().chargeableGrams());
        assertEquals("1428.00", Trade.amount(rate, "BASE"));
        assertTrue(Trade.charge(rate, "FUEL").description().endsWith("from 2026-06-01 to 2026-06-07"));
        assertEquals(
                Optional.of(LocalDateTime.parse("2026-06-01T15:00")),
                rate.timetable().handOverBy());
    }

    @Test
    public void aCutOffThatHasPassedByTheClockIsNotOffered() {
        Clock after = Clock.fixed(Instant.parse("2026-06-01T07:00:01Z"), ZoneOffset.UTC);
        Rate rate = new RateSheetCarrier(path("/kontor-demo-air.csv"), Duration.ofHours(24), after)
                .quote(Trade.shipment(Trade.READY, LAMPS))
                .rates()
                .get(0);

        assertEquals(
                Optional.of(LocalDateTime.parse("2026-06-02T15:00")),
                rate.timetable().handOverBy());
    }

    @Test
    public void everyDayOfTheExamplesHasItsFuel() {
        RateSheet sea = sheet("/kontor-demo-sea.csv");
        RateSheet air = sheet("/kontor-demo-air.csv");
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() < 2028; day = day.plusDays(1)) {
            assertTrue(day.toString(), fuelled(sea, day) && fuelled(air, day));
        }
    }

    @Test
    public void theKitsSheetPricesTheKitsShipment() {
        assertEquals(1, ask("/KONTOR-INF/kit/files/sheet.csv", LAMPS).rates().size());
        assertEquals(
                List.of("bad-sheet.csv: line 3, column 5 (divisor): must be a number, was 'five'"),
                new SheetFile(path("/KONTOR-INF/kit/files/bad-sheet.csv")).problems());
    }

    private static boolean fuelled(RateSheet sheet, LocalDate day) {
        return sheet.services().stream()
                .allMatch(service ->
                        Charging.fuel(sheet.part(service).fuels(), service, day).isPresent());
    }

    private static RateSheet sheet(String name) {
        return new SheetFile(path(name)).pricing().sheet();
    }

    private static RateAnswer ask(String name, Parcel parcel) {
        Clock before = Clock.fixed(Instant.parse("2026-05-20T00:00:00Z"), ZoneOffset.UTC);
        return new RateSheetCarrier(path(name), Duration.ofHours(24), before)
                .quote(Trade.shipment(Trade.READY, parcel));
    }

    private static Path path(String name) {
        return Path.of(ExampleSheetsTest.class.getResource(name).getPath());
    }
}
