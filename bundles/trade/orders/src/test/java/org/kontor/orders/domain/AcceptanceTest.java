package org.kontor.orders.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.work.Fact.Kind.BOOKED;
import static org.kontor.work.Fact.Kind.BOOKING_STARTED;
import static org.kontor.work.Fact.Kind.CASE_OPENED;
import static org.kontor.work.Fact.Kind.CASE_RESOLVED;
import static org.kontor.work.Fact.Kind.DELIVERED;
import static org.kontor.work.Fact.Kind.DISPUTE_CLOSED;
import static org.kontor.work.Fact.Kind.DISPUTE_OPENED;
import static org.kontor.work.Fact.Kind.PAID;
import static org.kontor.work.Fact.Kind.PAYMENT_STARTED;
import static org.kontor.work.Fact.Kind.SCANNED;
import static org.kontor.work.Fact.Kind.SHIPPED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.kontor.carrier.Mode;
import org.kontor.orders.OrderState;
import org.kontor.work.Fact;

/** An order that travels by express: 15 days from the first scan, then 72 hours. */
public class AcceptanceTest extends OrdersTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofDays(400);

    @Test
    public void theSellersWordBeginsNothing() {
        UUID id = shipped();

        store.pass(LONG);

        assertEquals(OrderState.SHIPPED, state(id));
        assertEquals(Optional.empty(), acceptance(id).deadline());
    }

    @Test
    public void neitherDoesWhatACarrierSaysOfGoodsItDoesNotHave() {
        UUID id = shipped();
        scanned(id, "ANNOUNCED");
        scanned(id, "UNRECOGNISED");

        store.pass(LONG);

        assertEquals(OrderState.SHIPPED, state(id));
    }

    @Test
    public void withoutADeliveryTheGoodsCountAsAcceptedAfterTheModesDaysAndTheWindow() {
        UUID id = shipped();
        scanned(id, "COLLECTED");
        Instant deadline = StageDates.end(today().plusDays(15), SHANGHAI).plus(ACCEPTANCE);
        assertEquals(Optional.of(deadline), acceptance(id).deadline());

        passUntil(deadline.minus(SECOND));
        assertEquals(OrderState.SHIPPED, state(id));
        store.pass(SECOND);

        assertEquals(OrderState.ACCEPTED, state(id));
        assertEquals(Fact.Kind.ACCEPTED, last(id).kind());
        assertEquals("kontor", last(id).actor());
    }

    @Test
    public void everyModeHasItsDays() {
        OrderTimes times = new OrderTimes(UNPAID, ACCEPTANCE);

        assertEquals(
                Map.of(Mode.EXPRESS, 15, Mode.AIR, 15, Mode.ROAD, 30, Mode.RAIL, 30, Mode.SEA, 45),
                Arrays.stream(Mode.values()).collect(Collectors.toMap(mode -> mode, times::transitDays)));
    }

    @Test
    public void onlyTheFirstScanCounts() {
        UUID id = shipped();
        scanned(id, "COLLECTED");
        Acceptance first = acceptance(id);

        store.pass(Duration.ofDays(3));
        scanned(id, "IN_TRANSIT");

        assertEquals(first, acceptance(id));
    }

    @Test
    public void aScanFromBeforeTheShipmentOrFromTheFutureIsNotBelieved() {
        Instant shippedAt = store.clock().instant();
        UUID early = shipped();
        UUID late = shipped();
        store.pass(Duration.ofHours(5));

        scanned(early, "COLLECTED", shippedAt.minus(LONG));
        scanned(late, "COLLECTED", shippedAt.plus(LONG));

        assertEquals(Optional.of(shippedAt), acceptance(early).dispatchedAt());
        assertEquals(Optional.of(store.clock().instant()), acceptance(late).dispatchedAt());
    }

    @Test
    public void aDeliveryGivesTheBuyerTheWholeWindowHoweverLateItIs() {
        UUID id = shipped();
        scanned(id, "COLLECTED");
        passUntil(acceptance(id).deadline().orElseThrow().minus(SECOND));

        Optional<Instant> dispatchedAt = acceptance(id).dispatchedAt();
        happens(id, DELIVERED);
        assertEquals(dispatchedAt, acceptance(id).dispatchedAt());
        store.pass(ACCEPTANCE.minus(SECOND));
        assertEquals(OrderState.DELIVERED, state(id));
        store.pass(SECOND);

        assertEquals(OrderState.ACCEPTED, state(id));
    }

    @Test
    public void aDeliveryReportedAfterTheAcceptanceChangesNothing() {
        UUID id = shipped();
        scanned(id, "COLLECTED");
        store.pass(LONG);
        assertEquals(OrderState.ACCEPTED, state(id));

        happens(id, DELIVERED);
        store.pass(LONG);

        assertEquals(OrderState.ACCEPTED, state(id));
        assertEquals(1, history(id).stream().filter(Fact.Kind.ACCEPTED::equals).count());
    }

    @Test
    public void anOpenCaseHoldsTheTimeAndWhatWasLeftRunsAfterIt() {
        UUID id = delivered();
        store.pass(ACCEPTANCE.minusHours(1));
        opened(id, "one");

        store.pass(LONG);
        assertEquals(OrderState.DELIVERED, state(id));
        assertEquals(Optional.of(Duration.ofHours(1)), acceptance(id).left());
        assertEquals(Optional.empty(), acceptance(id).deadline());

        resolved(id, "one");
        store.pass(Duration.ofHours(1).minus(SECOND));
        assertEquals(OrderState.DELIVERED, state(id));
        store.pass(SECOND);
        assertEquals(OrderState.ACCEPTED, state(id));
    }

    @Test
    public void theLastOfSeveralCasesLetsItGo() {
        UUID id = delivered();
        store.pass(Duration.ofHours(2));
        opened(id, "one");
        store.pass(Duration.ofHours(2));
        opened(id, "two");
        resolved(id, "one");
        resolved(id, "one");

        store.pass(LONG);
        assertEquals(OrderState.DELIVERED, state(id));

        resolved(id, "two");
        assertEquals(
                Optional.of(store.clock().instant().plus(ACCEPTANCE.minusHours(2))),
                acceptance(id).deadline());
    }

    @Test
    public void aCaseFromBeforeTheFirstScanHoldsWhatBeginsWithIt() {
        UUID id = shipped();
        opened(id, "silent");
        scanned(id, "COLLECTED");
        Optional<Duration> whole = acceptance(id).left();
        assertTrue(whole.orElseThrow().compareTo(Duration.ofDays(18)) > 0);

        store.pass(Duration.ofDays(9));
        resolved(id, "silent");

        assertEquals(whole.map(store.clock().instant()::plus), acceptance(id).deadline());
    }

    @Test
    public void customsHoldTheTimeUntilTheCarrierSaysTheyLetGoWhateverBecomesOfTheCase() {
        UUID id = shipped();
        scanned(id, "COLLECTED");
        held(id);
        opened(id, "customs");
        resolved(id, "customs");

        store.pass(LONG);
        assertEquals(OrderState.SHIPPED, state(id));
        scanned(id, "UNRECOGNISED");
        assertEquals(Optional.empty(), acceptance(id).deadline());

        scanned(id, "IN_TRANSIT");
        assertTrue(acceptance(id).deadline().isPresent());
        store.pass(LONG);
        assertEquals(OrderState.ACCEPTED, state(id));
    }

    @Test
    public void deliveredGoodsAreNotAtCustomsAnyMore() {
        UUID id = shipped();
        held(id);

        happens(id, DELIVERED);
        store.pass(ACCEPTANCE);

        assertEquals(OrderState.ACCEPTED, state(id));
    }

    @Test
    public void theBuyerMayAcceptWhileACaseIsOpen() {
        UUID id = delivered();
        opened(id, "one");

        desk.accept(id, buyer);
        resolved(id, "one");
        store.pass(LONG);

        assertEquals(OrderState.ACCEPTED, state(id));
        assertEquals(1, history(id).stream().filter(Fact.Kind.ACCEPTED::equals).count());
    }

    @Test
    public void heldTimeOutlivesTheServer() {
        UUID id = delivered();
        opened(id, "one");
        store.restart();
        open();
        store.pass(LONG);
        assertEquals(OrderState.DELIVERED, state(id));

        resolved(id, "one");
        store.restart();
        open();
        store.pass(ACCEPTANCE);

        assertEquals(OrderState.ACCEPTED, state(id));
    }

    @Test
    public void aDisputeHoldsTheTimeBesideACase() {
        UUID id = delivered();
        opened(id, "one");
        happens(id, DISPUTE_OPENED, Map.of("dispute", "one"));
        resolved(id, "one");
        store.pass(ACCEPTANCE);
        assertEquals(OrderState.DELIVERED, state(id));

        happens(id, DISPUTE_CLOSED, Map.of("dispute", "one"));
        store.pass(ACCEPTANCE);
        assertEquals(OrderState.ACCEPTED, state(id));
    }

    @Test
    public void aTimerThatIsLateForACaseDoesNotAccept() throws Exception {
        UUID id = delivered();
        store.clock().advance(ACCEPTANCE);
        ExecutorService timer = Executors.newSingleThreadExecutor();
        Future<Optional<Instant>> due = store.transactions().call(() -> {
            store.facts().record(id, CASE_OPENED, "test", Map.of("case", "one"));
            Future<Optional<Instant>> running = timer.submit(() -> window().due(id));
            assertThrows(
                    "it waits for the case", TimeoutException.class, () -> running.get(300, TimeUnit.MILLISECONDS));
            return running;
        });

        assertEquals(Optional.empty(), due.get(30, TimeUnit.SECONDS));
        timer.shutdown();

        assertEquals(OrderState.DELIVERED, state(id));
        resolved(id, "one");
        store.runDue();
        assertEquals("nothing was left", OrderState.ACCEPTED, state(id));
    }

    @Test
    public void ofATimerAndACaseAtOneMomentExactlyOneWins() throws Exception {
        List<UUID> orders = Stream.generate(this::delivered).limit(20).toList();
        store.clock().advance(ACCEPTANCE);
        ExecutorService both = Executors.newFixedThreadPool(2);
        Map<UUID, OrderState> won = new HashMap<>();
        for (UUID id : orders) {
            Future<?> timer = both.submit(() -> window().due(id));
            Future<?> news = both.submit(() -> opened(id, "one"));
            timer.get(30, TimeUnit.SECONDS);
            news.get(30, TimeUnit.SECONDS);
            won.put(id, state(id));
        }
        both.shutdown();

        store.pass(LONG);

        for (UUID id : orders) {
            assertEquals(won.get(id), state(id));
            assertTrue(List.of(OrderState.ACCEPTED, OrderState.DELIVERED).contains(state(id)));
            assertEquals(state(id) == OrderState.ACCEPTED, history(id).contains(Fact.Kind.ACCEPTED));
        }
    }

    @Test
    public void bothPartiesAreShownWhatIsUnderWayAndNothingElse() {
        UUID under = delivered();
        UUID before = placed().id();
        UUID after = delivered();
        desk.accept(after, buyer);

        var shown = desk.acceptances(List.of(desk.order(under), desk.order(before), desk.order(after)));

        assertEquals(List.of(under), List.copyOf(shown.keySet()));
        assertFalse(shown.get(under).deadline().isEmpty());
    }

    private AcceptanceWindow window() {
        return new AcceptanceWindow(desk, orders, store.transactions(), store.clock());
    }

    private UUID shipped() {
        return after(PAYMENT_STARTED, PAID, BOOKING_STARTED, BOOKED, SHIPPED);
    }

    private UUID delivered() {
        UUID id = shipped();
        happens(id, DELIVERED);
        return id;
    }

    private void scanned(UUID id, String status) {
        scanned(id, status, store.clock().instant());
    }

    private void scanned(UUID id, String status, Instant at) {
        happens(
                id,
                SCANNED,
                Map.of(
                        "latest",
                        status,
                        "customsHeld",
                        "false",
                        "scannedAt",
                        at.atOffset(ZoneOffset.ofHours(8)).toString()));
    }

    private void held(UUID id) {
        happens(
                id,
                SCANNED,
                Map.of(
                        "latest", "IMPORT_CUSTOMS",
                        "customsHeld", "true",
                        "scannedAt",
                                store.clock().instant().atOffset(ZoneOffset.UTC).toString()));
    }

    private void opened(UUID id, String which) {
        happens(id, CASE_OPENED, Map.of("case", which));
    }

    private void resolved(UUID id, String which) {
        happens(id, CASE_RESOLVED, Map.of("case", which));
    }

    private Acceptance acceptance(UUID id) {
        return store.transactions().call(() -> orders.acceptances().find(id)).orElseThrow();
    }

    private LocalDate today() {
        return store.clock().instant().atZone(SHANGHAI).toLocalDate();
    }

    private void passUntil(Instant at) {
        store.pass(Duration.between(store.clock().instant(), at));
    }

    private Fact last(UUID id) {
        List<Fact> facts = store.facts().of(id);
        return facts.get(facts.size() - 1);
    }
}
