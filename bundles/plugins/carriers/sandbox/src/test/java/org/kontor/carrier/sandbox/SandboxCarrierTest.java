package org.kontor.carrier.sandbox;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.carrier.BookingOutcome.Booked;
import org.kontor.carrier.BookingOutcome.Refused;
import org.kontor.carrier.BookingOutcome.Requested;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.WaybillScheme.Match;
import org.kontor.testkit.CarrierContract;
import org.kontor.values.Address;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

public class SandboxCarrierTest extends CarrierContract {

    private static final Map<World, Settings.Trouble> TROUBLES = Map.of(
            World.DOWN, Settings.Trouble.UNAVAILABLE,
            World.REJECTS_OUR_SETTINGS, Settings.Trouble.MISCONFIGURED,
            World.TALKS_NONSENSE, Settings.Trouble.UNINTELLIGIBLE,
            World.ANSWER_LOST, Settings.Trouble.ANSWER_LOST,
            World.REQUEST_LOST, Settings.Trouble.REQUEST_LOST);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Override
    protected Rates enter(World world) {
        Settings.Trouble trouble = TROUBLES.getOrDefault(world, Settings.Trouble.NONE);
        return carrier(Map.of(
                "fault_rates",
                quotable(world) ? Settings.Trouble.NONE : trouble,
                "fault_book",
                trouble,
                "fault_track",
                quotable(world) ? Settings.Trouble.NONE : trouble));
    }

    private static boolean quotable(World world) {
        return world == World.ANSWER_LOST || world == World.REQUEST_LOST;
    }

    @Override
    protected Shipment refused() {
        Shipment abroad = shipment(new Parcel(1, 3000, 400, 350, 80_000), true);
        return new Shipment(
                abroad.origin(),
                abroad.origin(),
                abroad.parcels(),
                abroad.goods(),
                abroad.readyDate(),
                abroad.incoterm());
    }

    @Override
    protected int bookingsMade() {
        try {
            return (int) Files.readAllLines(books()).stream()
                    .filter(line -> line.contains("\"key\":\"booking:"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Message push(String waybill) {
        byte[] body = ("{\"waybill\":\"" + waybill + "\",\"scans\":[{\"id\":\"1\",\"at\":\"2026-11-02T10:00:00+08:00\","
                        + "\"status\":\"COLLECTED\",\"code\":\"PU\",\"words\":\"Picked up\",\"place\":\"Shenzhen\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        return new Message(Map.of(Pushes.SIGNATURE, new Pushes(SECRET).signature(body)), body);
    }

    @Test
    public void volumeCountsByEachServicesOwnDivisor() {
        var rates = carrier(Map.of()).quote(shipment()).rates();

        assertEquals(
                Map.of(Mode.EXPRESS, 403_500L, Mode.AIR, 336_000L, Mode.SEA, 2_016_000L),
                Map.of(
                        rates.get(0).mode(), rates.get(0).weights().chargeableGrams(),
                        rates.get(1).mode(), rates.get(1).weights().chargeableGrams(),
                        rates.get(2).mode(), rates.get(2).weights().chargeableGrams()));
    }

    @Test
    public void dangerousGoodsGoBySeaOnlyAndTheUnNumberIsNamed() {
        var answer = carrier(Map.of()).quote(shipment(new Parcel(1, 300, 300, 300, 5_000), true));

        assertEquals(
                List.of(Mode.SEA),
                answer.rates().stream().map(rate -> rate.mode()).toList());
        assertTrue(answer.refusals().stream()
                .allMatch(refusal -> refusal.sentence().contains("UN3481")));
    }

    @Test
    public void theJourneyEndsDeliveredInTheZonesOfItsPlaces() {
        List<Scan> scans = journey(Course.NORMAL);

        assertEquals(7, scans.size());
        assertEquals(Scan.Status.DELIVERED, scans.get(6).status());
        assertEquals("+08:00", scans.get(1).at().getOffset().getId());
        assertEquals("+01:00", scans.get(6).at().getOffset().getId());
    }

    @Test
    public void everyTroubledCourseShowsItsTrouble() {
        assertEquals(Scan.Status.EXPORT_CUSTOMS, last(Course.STALE).status());
        assertEquals(Scan.Status.CUSTOMS_HELD, last(Course.CUSTOMS_HOLD).status());
        assertEquals(Scan.Status.LOST, last(Course.LOST).status());
        Scan fromTheFuture = last(Course.CONTRADICTORY);
        assertTrue(fromTheFuture.at().toInstant().isAfter(Instant.now().plus(Duration.ofHours(40))));
    }

    @Test
    public void aWrongCheckDigitIsWrongBySevenOnly() {
        String wrong = Numbers.of(IdempotencyKey.fresh(), true);

        assertEquals(Match.CHECK_DIGIT_MISMATCH, new Numbers().test(wrong));
    }

    @Test
    public void aNameChoosesTheCourse() {
        assertEquals(Course.CUSTOMS_HOLD, Course.of("Elbe Customs-Hold GmbH", Course.NORMAL));
        assertEquals(Course.NORMAL, Course.of("Elbe Leuchten GmbH", Course.NORMAL));
    }

    @Test
    public void aCheckSaysThatTheSettingsAreRejectedAndKeepsNoBooks() {
        SandboxCarrier rejected = carrier(Map.of("fault_rates", Settings.Trouble.MISCONFIGURED));

        assertEquals(
                List.of("the sandbox rejects these settings, because fault.rates is MISCONFIGURED"), rejected.check());
        assertEquals(List.of(), carrier(Map.of()).check());
        assertFalse(Files.exists(books()));
    }

    @Test
    public void aBookingIsAwaitedUntilItsTimeAndCanBeTakenBackMeanwhile() {
        SandboxCarrier later = carrier(Map.of("confirm_after_seconds", 3600L));
        SandboxCarrier afterwards = carrier(Map.of());
        BookingRequest request = new BookingRequest("SEA", shipment(), party(SHENZHEN), party(HAMBURG), "K-1");
        IdempotencyKey kept = IdempotencyKey.fresh();
        IdempotencyKey back = IdempotencyKey.fresh();

        Requested held = (Requested) later.book(request, kept);
        assertEquals(held, later.find(kept).orElseThrow());
        assertEquals(
                held.reference(),
                "REQ-" + ((Booked) afterwards.find(kept).orElseThrow()).waybill());

        assertTrue(later.cancel(((Requested) later.book(request, back)).reference(), IdempotencyKey.fresh()));
        assertTrue(later.find(back).orElseThrow() instanceof Refused);
        assertTrue(afterwards.find(back).orElseThrow() instanceof Refused);
    }

    private static Party party(Address address) {
        return new Party("Elbe Leuchten", "", address, "", "");
    }

    private Scan last(Course course) {
        List<Scan> scans = journey(course);
        return scans.get(scans.size() - 1);
    }

    private static List<Scan> journey(Course course) {
        Instant booked = Instant.parse("2026-11-02T01:00:00Z");
        BookingRecord booking = new BookingRecord(
                "1234567890",
                course == Course.CONTRADICTORY ? Instant.now() : booked,
                course,
                "EXPRESS",
                "K-1",
                "Shenzhen",
                "CN",
                "Hamburg",
                "DE",
                24);
        double speed = course == Course.CONTRADICTORY ? 1_000_000 : 1;
        return new Itinerary(booking, speed)
                .until(course == Course.CONTRADICTORY ? Instant.now() : booked.plus(Duration.ofDays(5)));
    }

    private SandboxCarrier carrier(Map<String, Object> differing) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "service_pid",
                "org.kontor.carrier.sandbox~test",
                "journal",
                books().toString(),
                "currency",
                "EUR",
                "clock_speed",
                1.0,
                "journey",
                Course.NORMAL,
                "wrong_check_digit",
                false,
                "fault_rates",
                Settings.Trouble.NONE,
                "fault_book",
                Settings.Trouble.NONE,
                "fault_track",
                Settings.Trouble.NONE,
                "confirm_after_seconds",
                0L));
        settings.put("_push_secret", SECRET);
        settings.putAll(differing);
        Settings proxy = (Settings) Proxy.newProxyInstance(
                Settings.class.getClassLoader(),
                new Class<?>[] {Settings.class},
                (self, method, arguments) -> settings.get(method.getName()));
        return new SandboxCarrier(proxy, Clock.systemUTC());
    }

    private Path books() {
        return folder.getRoot().toPath().resolve("books.jsonl");
    }
}
