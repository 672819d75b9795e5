package org.kontor.fulfilment.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingOutcome.Booked;
import org.kontor.carrier.BookingOutcome.Refused;
import org.kontor.carrier.BookingOutcome.Requested;
import org.kontor.carrier.Label;
import org.kontor.carrier.Refusal;
import org.kontor.fulfilment.store.FulfilmentStore;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Documents;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.work.Effect;
import org.kontor.work.Fact;
import org.kontor.work.Intention;
import org.kontor.work.TradeRuleException;

/** Bookings that the carrier receives now and decides about days later. */
public class AwaitedBookingTest {

    private static final BookingOutcome RECEIVED = new Requested("CBR-1", "pending confirmation");
    private static final BookingOutcome CONFIRMED =
            new Booked(OneCarrier.NUMBER, new Label("application/pdf", new byte[] {1}));
    private static final BookingOutcome DECLINED =
            new Refused(new Refusal(Refusal.Reason.OTHER, "", "No space on this vessel"));

    @Rule
    public final TestStore store = TestStore.of("fulfilment");

    private final Caller buyer = caller("purchasing", Permission.TRADE, Permission.READ);
    private final Caller seller = caller("sales", Permission.TRADE, Permission.READ);
    private final Caller operator = caller("operator", Permission.OPERATE, Permission.READ);
    private final Order order = Lamps.order(Keys.fresh(), buyer.organisation(), seller.organisation(), OrderState.PAID);
    private final UUID id = order.id();
    private final OneCarrier carrier = new OneCarrier();
    private FulfilmentDesk desk;
    private WithdrawalDesk withdrawals;
    private Instant requestedAt;

    @Before
    public void theCarrierReceivesABookingRequest() {
        serverStarts();
        store.transactions().run(() -> store.facts().record(id, Fact.Kind.PAID, "test", Map.of()));
        desk.check(id, seller, List.of(new LineCheck(1, 1200, "BW-A60-9", "E27, 9 W", "warm white")));
        desk.pack(id, seller, List.of(Lamps.PACKED));
        carrier.answers(RECEIVED);
        requestedAt = store.clock().instant();
        desk.carryOutBooking(desk.beginBooking(id, seller));
    }

    @Test
    public void sellerAndBuyerSeeWhatTheCarrierHoldsAndWhenItIsAskedAgain() {
        for (Caller party : List.of(seller, buyer)) {
            FulfilmentDesk.Standing standing = desk.standing(id, party);
            assertEquals(FulfilmentState.BOOKING_AWAITED, standing.fulfilment().state());
            assertEquals(
                    Optional.of(new Awaited("CBR-1", "pending confirmation", requestedAt, false)),
                    standing.fulfilment().details().awaited());
            assertEquals(
                    Optional.of(requestedAt.plus(Duration.ofMinutes(5))),
                    standing.undecided().flatMap(Intention::nextAt));
        }
        assertEquals("CBR-1", fact(Fact.Kind.BOOKING_REQUESTED).details().get("reference"));
    }

    @Test
    public void aConfirmationAfterThreeDaysBooksAndNobodyHadToLook() {
        hours(72);
        assertEquals(FulfilmentState.BOOKING_AWAITED, state());
        assertEquals(Intention.State.ASKING, intention().state());
        assertEquals("being awaited changes nothing", 1, count(Fact.Kind.BOOKING_REQUESTED));

        carrier.decides(CONFIRMED);
        hours(12);

        assertEquals(FulfilmentState.BOOKED, state());
        assertEquals(Optional.of(OneCarrier.NUMBER), fulfilment().waybill());
        assertEquals(Optional.empty(), fulfilment().details().awaited());
        assertEquals("application/pdf", desk.label(id, seller).mediaType());
        assertEquals(Intention.State.DONE, intention().state());
        assertEquals("requested once, then asked", 1, carrier.calls());
    }

    @Test
    public void itIsAskedOftenAtFirstThenHourlyThenTwiceADay() {
        assertEquals(12, questionsIn(1));
        assertEquals(24, questionsIn(24));
        questionsIn(47);
        assertEquals(4, questionsIn(48));
    }

    @Test
    public void aRefusalAfterADayLeadsBackToPackedWithItsReason() {
        hours(24);
        carrier.decides(DECLINED);
        hours(1);

        assertEquals(FulfilmentState.PACKED, state());
        assertEquals("No space on this vessel", fulfilment().details().refusal());
        assertEquals(Optional.empty(), fulfilment().details().awaited());
        assertEquals(1, count(Fact.Kind.BOOKING_FAILED));
    }

    @Test
    public void aServerThatDiesInBetweenGoesOnAsking() {
        hours(2);
        store.restart();
        serverStarts();
        carrier.decides(CONFIRMED);
        hours(1);

        assertEquals(FulfilmentState.BOOKED, state());
        assertEquals(1, carrier.calls());
    }

    @Test
    public void aCarrierThatCannotBeAskedForAWhileIsStillAwaited() {
        carrier.losesAnswers();
        hours(2);
        store.pass(Duration.ofDays(3));
        assertEquals(FulfilmentState.BOOKING_AWAITED, state());
        assertEquals(Intention.State.ASKING, intention().state());

        carrier.recovers();
        carrier.decides(CONFIRMED);
        hours(1);
        assertEquals(FulfilmentState.BOOKED, state());
    }

    @Test
    public void anOperatorIsToldAfterSevenDaysOnceAndAskingGoesOn() {
        hours(7 * 24 - 12);
        assertEquals(0, count(Fact.Kind.BOOKING_OVERDUE));

        hours(10 * 24);
        assertEquals(1, count(Fact.Kind.BOOKING_OVERDUE));
        assertTrue(fulfilment().details().awaited().orElseThrow().overdue());

        carrier.decides(CONFIRMED);
        hours(12);
        assertEquals(FulfilmentState.BOOKED, state());
    }

    @Test
    public void anOperatorIsToldOfACarrierThatCannotEvenBeAsked() {
        carrier.losesAnswers();
        hours(1);
        store.pass(Duration.ofDays(7));

        assertEquals(1, count(Fact.Kind.BOOKING_OVERDUE));
        assertTrue(fulfilment().details().awaited().orElseThrow().overdue());
    }

    @Test
    public void theSellerTakesTheRequestBackAndMayBookAgain() {
        withdraw();
        assertEquals(FulfilmentState.PACKED, state());
        assertEquals(List.of("CBR-1"), carrier.cancelled());
        assertEquals(1, count(Fact.Kind.BOOKING_WITHDRAWN));
        assertEquals("the order is to be shipped still", 1, count(Fact.Kind.BOOKING_FAILED));
        UUID first = intention().id();

        carrier.answers(CONFIRMED);
        desk.carryOutBooking(desk.beginBooking(id, seller));
        assertEquals(FulfilmentState.BOOKED, state());
        hours(24);
        assertEquals(Intention.State.DONE, store.intentions().find(first).orElseThrow().state());
        assertEquals("the first was never booked again", 2, carrier.calls());
    }

    @Test
    public void aRequestThatWasTakenBackIsNotMadeAgainByACarrierThatForgotIt() {
        withdraw();
        carrier.forgets();
        hours(24);

        assertEquals(FulfilmentState.PACKED, state());
        assertEquals(1, carrier.calls());
        assertEquals(List.of(), store.intentions().open());
    }

    @Test
    public void aRequestThatTheCarrierKeepsIsAwaitedAgain() {
        carrier.letsNothingGoBack();
        withdraw();
        assertEquals(FulfilmentState.BOOKING_AWAITED, state());

        carrier.decides(CONFIRMED);
        hours(1);
        assertEquals(FulfilmentState.BOOKED, state());
    }

    @Test
    public void whatIsConfirmedWhileItIsTakenBackWaitsForTheCarriersWord() {
        carrier.losesAnswers();
        withdraw();
        assertEquals(FulfilmentState.WITHDRAWING, state());
        assertTrue("what is open is shown", desk.standing(id, seller).undecided().isPresent());

        carrier.decides(CONFIRMED);
        store.restart();
        serverStarts();
        hours(1);
        assertEquals(FulfilmentState.WITHDRAWING, state());
        assertEquals("until then nothing is given up", Intention.State.ASKING, intention().state());

        carrier.recovers();
        hours(2);
        assertEquals(FulfilmentState.PACKED, state());
        assertEquals(List.of(), store.intentions().open());
    }

    @Test
    public void aFulfilmentThatWasKeptBeforeBookingsWereAwaitedIsRead() {
        String kept = Documents.write(Details.NONE);
        String before = kept.replaceAll("\"awaited\":null,", "");

        assertNotEquals(kept, before);
        assertEquals(Details.NONE, Documents.read(before, Details.class));
    }

    @Test
    public void whereTheCarrierCannotBeToldThroughUsAnOperatorRecordsIt() {
        carrier.doesNotKnowCancellations();
        assertEquals("carrier-not-cancellable", code(seller));
        assertEquals("only-the-seller", code(buyer));

        withdrawals.carryOut(withdrawals.begin(id, operator, "the carrier has taken it back by telephone"));
        store.runDue();
        assertEquals(FulfilmentState.PACKED, state());
        assertEquals(
                "the carrier has taken it back by telephone",
                fact(Fact.Kind.BOOKING_FAILED).details().get("reason"));
        assertEquals(List.of(), store.intentions().open());
    }

    @Test
    public void anOperatorEndsAWithdrawalThatTheCarrierNeverAnswers() {
        carrier.losesAnswers();
        withdraw();
        withdrawals.carryOut(withdrawals.begin(id, operator, "the carrier says it has dropped it"));
        store.runDue();

        assertEquals(FulfilmentState.PACKED, state());
        assertEquals(List.of(), store.intentions().open());
    }

    private void serverStarts() {
        FulfilmentStore fulfilments = new FulfilmentStore(store.sql(), store.schema("fulfilment"));
        OneOrder orders = new OneOrder(order);
        desk = new FulfilmentDesk(
                fulfilments, store.transactions(), orders, carrier, store.intentions(), store.facts(), store.clock());
        withdrawals = new WithdrawalDesk(
                desk, store.transactions(), orders, carrier, store.intentions(), store.facts());
        WaybillDesk waybills =
                new WaybillDesk(desk, fulfilments, store.transactions(), carrier, store.facts(), store.clock());
        BookingAnswers answers = new BookingAnswers(
                desk, fulfilments, new AwaitSchedule(Duration.ofDays(7)), store.intentions(), store.facts(), store.clock());
        store.add(new BookingEffect(desk, waybills, answers, store.transactions(), orders, carrier));
        store.add((Effect<?>) new VoidEffect(desk, store.transactions(), carrier, store.intentions(), store.facts()));
        store.add(new OrderWatch(
                fulfilments, desk, orders, carrier, store.intentions(), store.timers(), store.clock()));
    }

    private void withdraw() {
        withdrawals.carryOut(withdrawals.begin(id, seller, "the buyer wants it by air"));
        store.runDue();
    }

    private String code(Caller caller) {
        return assertThrows(TradeRuleException.class, () -> withdrawals.begin(id, caller, "too slow"))
                .code();
    }

    /** As the queue does: whatever becomes due is done soon. */
    private void hours(int hours) {
        for (int minute = 0; minute < hours * 60; minute += 5) {
            store.pass(Duration.ofMinutes(5));
        }
    }

    private int questionsIn(int hours) {
        int before = carrier.asked().size();
        hours(hours);
        return carrier.asked().size() - before;
    }

    private Fulfilment fulfilment() {
        return desk.standing(id, seller).fulfilment();
    }

    private FulfilmentState state() {
        return fulfilment().state();
    }

    private Intention intention() {
        return store.intentions().latest(id, BookingEffect.PURPOSE).orElseThrow();
    }

    private Fact fact(Fact.Kind kind) {
        return store.facts().of(id).stream()
                .filter(fact -> fact.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private long count(Fact.Kind kind) {
        return store.facts().of(id).stream().filter(fact -> fact.kind() == kind).count();
    }

    private static Caller caller(String name, Permission... permissions) {
        return new Caller(Keys.fresh(), Keys.fresh(), name, Set.of(permissions));
    }
}
