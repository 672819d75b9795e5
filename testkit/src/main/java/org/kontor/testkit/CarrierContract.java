package org.kontor.testkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Rate;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.carrier.WaybillScheme;
import org.kontor.carrier.WaybillScheme.Match;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * The rules of docs/spi/carrier.md, one test each. A plugin extends this class and says how to enter each world; the
 * rules of an ability that it does not register are skipped.
 */
public abstract class CarrierContract {

    /** What the carrier is like in a test. */
    public enum World {
        FINE,
        /** Books on the first request, but its answer does not arrive. */
        ANSWER_LOST,
        /** The first request does not arrive, and we cannot know. */
        REQUEST_LOST,
        DOWN,
        REJECTS_OUR_SETTINGS,
        TALKS_NONSENSE
    }

    /** A message that the carrier sends of its own accord: header names in lower case. */
    public record Message(Map<String, String> headers, byte[] body) {}

    protected static final String SECRET = "canary-secret-7391";

    private static final Address SHENZHEN =
            new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", Country.of("CN"));
    private static final Address HAMBURG =
            new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));

    private final IdempotencyKey key = IdempotencyKey.fresh();

    /**
     * A new instance of the plugin in this world, holding {@link #SECRET} if it has one. Instances of one test share the
     * carrier and what it remembers.
     */
    protected abstract Rates enter(World world);

    /** A shipment that no service of the carrier takes. */
    protected abstract Shipment refused();

    /** How many bookings the carrier has really made in this test; only asked of carriers that book. */
    protected int bookingsMade() {
        throw new AssertionError("a carrier that books says how many bookings it made");
    }

    /** A genuine message about a waybill; only asked of carriers that push. */
    protected Message push(String waybill) {
        throw new AssertionError("a carrier that pushes shows a message about " + waybill);
    }

    @Test
    public final void c01_pricesSumToTheirChargesInOneCurrency() {
        for (Rate rate : rates()) {
            assertEquals(
                    rate.total(),
                    rate.charges().stream()
                            .map(Charge::amount)
                            .reduce(Money::plus)
                            .orElseThrow());
            assertTrue(rate.total().isPositive());
            assertTrue(rate.charges().stream().anyMatch(charge -> charge.kind() == Charge.Kind.BASE));
        }
        assertFalse(rates().isEmpty());
    }

    @Test
    public final void c02_showsItsWeightArithmetic() {
        for (Rate rate : rates()) {
            assertEquals(268_800, rate.weights().actualGrams());
            assertTrue(rate.weights().chargeableGrams() >= rate.weights().actualGrams());
            assertEquals(
                    0,
                    rate.weights().chargeableGrams()
                            % Math.max(1, rate.weights().roundingStepGrams()));
            assertFalse(rate.weights().rule().isBlank());
        }
    }

    @Test
    public final void c03_promisesAPriceForAWhile() {
        rates().forEach(rate -> assertTrue(rate.validUntil().isAfter(Instant.now())));
    }

    @Test
    public final void c04_saysWhyItRefuses() {
        var answer = enter(World.FINE).quote(refused());

        assertEquals(List.of(), answer.rates());
        for (Refusal refusal : answer.refusals()) {
            assertTrue(refusal.sentence(), refusal.sentence().length() > 10);
        }
    }

    @Test
    public final void c05_answersTheSameQuestionAlike() {
        assertEquals(
                rates().stream().map(Rate::total).toList(),
                rates().stream().map(Rate::total).toList());
    }

    @Test
    public final void c06_isUnavailableWhenTheCarrierIsDown() {
        assumeTrue("asks nobody", asksSomebody());
        assertFault(UNAVAILABLE, () -> enter(World.DOWN).quote(shipment()));
    }

    @Test
    public final void c07_isMisconfiguredWhenOurSettingsAreRejected() {
        assertFault(MISCONFIGURED, () -> enter(World.REJECTS_OUR_SETTINGS).quote(shipment()));
    }

    @Test
    public final void c08_isUnintelligibleWhenTheAnswerIsNonsense() {
        assumeTrue("asks nobody", asksSomebody());
        assertFault(UNINTELLIGIBLE, () -> enter(World.TALKS_NONSENSE).quote(shipment()));
    }

    @Test
    public final void c09_booksOnceForAKeyHoweverOftenItComes() throws Exception {
        Bookings carrier = booking(World.FINE);
        String first = booked(carrier.book(request(), key)).waybill();

        assertEquals(first, booked(carrier.book(request(), key)).waybill());
        assertEquals(Set.of(first), atOnce(carrier));
        assertEquals(1, bookingsMade());
    }

    @Test
    public final void c10_booksAgainForAnotherKey() {
        Bookings carrier = booking(World.FINE);

        assertNotEquals(
                booked(carrier.book(request(), key)).waybill(),
                booked(carrier.book(request(), IdempotencyKey.fresh())).waybill());
    }

    @Test
    public final void c11_findsWhatBecameOfABookingAlsoAfterARestart() {
        String waybill = booked(booking(World.FINE).book(request(), key)).waybill();

        Bookings restarted = booking(World.FINE);
        assertEquals(waybill, booked(restarted.find(key).orElseThrow()).waybill());
        assertEquals(waybill, booked(restarted.book(request(), key)).waybill());
        assertEquals(Optional.empty(), restarted.find(IdempotencyKey.fresh()));
    }

    @Test
    public final void c12_isInDoubtWhenTheAnswerIsLostAndFindsTheBookingThen() {
        Bookings carrier = booking(World.ANSWER_LOST);

        assertFault(IN_DOUBT, () -> carrier.book(request(), key));
        String found = booked(carrier.find(key).orElseThrow()).waybill();
        assertEquals(found, booked(carrier.book(request(), key)).waybill());
        assertEquals(1, bookingsMade());
    }

    @Test
    public final void c13_isInDoubtWhenTheRequestIsLostAndBooksWhenItIsRepeated() {
        Bookings carrier = booking(World.REQUEST_LOST);

        assertFault(IN_DOUBT, () -> carrier.book(request(), key));
        assertEquals(Optional.empty(), carrier.find(key));
        booked(carrier.book(request(), key));
        assertEquals(1, bookingsMade());
    }

    @Test
    public final void c14_givesALabelToPrint() {
        var booked = booked(booking(World.FINE).book(request(), key));

        assertTrue(booked.label().content().length > 0);
        assertTrue(booked.label().mediaType(), booked.label().mediaType().contains("/"));
    }

    @Test
    public final void c15_knowsItsOwnNumbersFromWrongOnes() {
        WaybillScheme scheme = ability(WaybillScheme.class, World.FINE);
        String waybill = booked(booking(World.FINE).book(request(), key)).waybill();

        assertEquals(Match.VALID, scheme.test(waybill));
        assertEquals(Match.NOT_THIS_FORMAT, scheme.test("?" + waybill));
        char last = waybill.charAt(waybill.length() - 1);
        String wrong = waybill.substring(0, waybill.length() - 1) + (last == '9' ? '8' : '9');
        assertNotEquals(Match.VALID, scheme.test(wrong));
    }

    @Test
    public final void c16_tellsTheJourneyOldestFirstAndAlike() {
        Tracking carrier = ability(Tracking.class, World.FINE);
        String waybill = booked(booking(World.FINE).book(request(), key)).waybill();
        List<Scan> scans = carrier.track(waybill);

        assertFalse(scans.isEmpty());
        assertEquals(
                scans.stream()
                        .sorted(Comparator.comparing(scan -> scan.at().toInstant()))
                        .toList(),
                scans);
        Set<String> ids = new HashSet<>(scans.stream().map(Scan::id).toList());
        assertEquals(scans.size(), ids.size());
        assertTrue(carrier.track(waybill).stream().map(Scan::id).toList().containsAll(ids));
    }

    @Test
    public final void c17_knowsNothingOfAWaybillThatItDidNotIssue() {
        assertEquals(List.of(), ability(Tracking.class, World.FINE).track("0000000000"));
    }

    @Test
    public final void c18_isUnavailableWhenTrackingGoesUnanswered() {
        Tracking carrier = ability(Tracking.class, World.DOWN);

        assertFault(UNAVAILABLE, () -> carrier.track("0000000000"));
    }

    @Test
    public final void c19_believesOnlyGenuineMessages() {
        TrackingPush carrier = ability(TrackingPush.class, World.FINE);
        Message genuine = push("1234567890");
        byte[] changed = genuine.body().clone();
        changed[changed.length / 2] ^= 1;

        assertEquals(
                "1234567890",
                carrier.receive(genuine.headers(), genuine.body()).get(0).waybill());
        assertThrows(SecurityException.class, () -> carrier.receive(genuine.headers(), changed));
        assertThrows(SecurityException.class, () -> carrier.receive(Map.of(), genuine.body()));
    }

    @Test
    public final void c20_undoesABookingAsOftenAsAsked() {
        Cancellations carrier = ability(Cancellations.class, World.FINE);
        String waybill = booked(booking(World.FINE).book(request(), key)).waybill();

        assertTrue(carrier.cancel(waybill, key));
        assertTrue(carrier.cancel(waybill, key));
        assertFalse(carrier.cancel("0000000000", key));
    }

    @Test
    public final void c21_tellsNoSecretByItsName() {
        assertFalse(String.valueOf(enter(World.FINE)).contains(SECRET));
    }

    /** False for a plugin that reads its prices from a file. */
    protected boolean asksSomebody() {
        return true;
    }

    /** Ordinary goods, Shenzhen to Hamburg: 24 cartons of 11.2 kg. */
    protected static Shipment shipment() {
        return shipment(new Parcel(24, 600, 400, 350, 11_200), false);
    }

    /** The same lane with other packages, or with lithium batteries. */
    protected static Shipment shipment(Parcel parcel, boolean dangerous) {
        Goods goods = new Goods(
                "LED lamps",
                new HsCode("940542"),
                1200,
                Money.parse("7800.00", "USD"),
                Country.of("CN"),
                dangerous,
                dangerous ? "UN3481" : "");
        return new Shipment(
                SHENZHEN,
                HAMBURG,
                List.of(parcel),
                List.of(goods),
                LocalDate.now().plusDays(3),
                Incoterm.CIP);
    }

    private List<Rate> rates() {
        return enter(World.FINE).quote(shipment()).rates();
    }

    private BookingRequest request() {
        String service = rates().get(0).service();
        Party shipper = new Party("Brightway Lighting", "", SHENZHEN, "", "");
        return new BookingRequest(service, shipment(), shipper, new Party("Elbe Leuchten", "", HAMBURG, "", ""), "K-1");
    }

    private Bookings booking(World world) {
        return ability(Bookings.class, world);
    }

    private <A> A ability(Class<A> ability, World world) {
        Rates carrier = enter(world);
        assumeTrue("offers no " + ability.getSimpleName(), ability.isInstance(carrier));
        return ability.cast(carrier);
    }

    private Set<String> atOnce(Bookings carrier) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Set<String> waybills = new HashSet<>();
            List<Future<String>> futures = IntStream.range(0, 32)
                    .mapToObj(i -> pool.submit(
                            () -> booked(carrier.book(request(), key)).waybill()))
                    .toList();
            for (Future<String> future : futures) {
                waybills.add(future.get());
            }
            return waybills;
        } finally {
            pool.shutdown();
        }
    }

    private static BookingOutcome.Booked booked(BookingOutcome outcome) {
        return outcome.fold(booked -> booked, refused -> {
            throw new AssertionError("refused: " + refused.refusal().sentence());
        });
    }

    private static void assertFault(Fault expected, ThrowingRunnable call) {
        ProviderException failure = assertThrows(ProviderException.class, call);
        assertEquals(expected, failure.fault());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(
                    "a failure must not tell secrets",
                    String.valueOf(cause.getMessage()).contains(SECRET));
        }
    }
}
