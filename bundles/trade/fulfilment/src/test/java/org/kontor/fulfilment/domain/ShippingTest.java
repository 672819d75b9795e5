package org.kontor.fulfilment.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.WaybillScheme;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.fulfilment.store.FulfilmentStore;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.providers.Target;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** From a paid order to the carrier's hands, with carriers that refuse, fall silent and issue strange numbers. */
public class ShippingTest {

    @Rule
    public final TestStore store = TestStore.of("fulfilment");

    private final Caller buyer = caller("purchasing");
    private final Caller seller = caller("sales");
    private final Order order = Lamps.order(Keys.fresh(), buyer.organisation(), seller.organisation(), OrderState.PAID);
    private final UUID id = order.id();
    private final OneCarrier carrier = new OneCarrier();
    private FulfilmentDesk desk;
    private WaybillDesk waybills;

    @Before
    public void theOrderIsPaid() {
        FulfilmentStore fulfilments = new FulfilmentStore(store.sql(), store.schema("fulfilment"));
        OneOrder orders = new OneOrder(order);
        desk = new FulfilmentDesk(
                fulfilments, store.transactions(), orders, carrier, store.intentions(), store.facts(), store.clock());
        waybills = new WaybillDesk(desk, fulfilments, store.transactions(), carrier, store.facts(), store.clock());
        BookingAnswers answers = new BookingAnswers(
                desk,
                fulfilments,
                new AwaitSchedule(Duration.ofDays(7)),
                store.intentions(),
                store.facts(),
                store.clock());
        store.add(new BookingEffect(desk, waybills, answers, store.transactions(), orders, carrier));
        VoidEffect cancellation =
                new VoidEffect(desk, store.transactions(), carrier, store.intentions(), store.facts());
        store.add((org.kontor.work.Effect<?>) cancellation);
        store.add((org.kontor.work.TimerHandler) cancellation);
        store.add(
                new OrderWatch(fulfilments, desk, orders, carrier, store.intentions(), store.timers(), store.clock()));
        record(Fact.Kind.PAID);
    }

    @Test
    public void aLaterStageThatIsPaidDoesNotBeginTheFulfilmentAgain() {
        desk.check(id, seller, List.of(found("warm white")));

        record(Fact.Kind.PAID);

        assertEquals(FulfilmentState.CHECKED, state());
    }

    @Test
    public void whatDoesNotMatchBlocksUntilItDoes() {
        desk.check(id, seller, List.of(found("cold white")));
        assertEquals(FulfilmentState.MISMATCHED, state());
        assertEquals(
                "[line 1 colour: agreed warm white, found cold white]",
                standing().fulfilment().details().mismatches().toString());
        assertThrows(TradeRuleException.class, () -> desk.pack(id, seller, List.of(Lamps.PACKED)));

        desk.check(id, seller, List.of(found("warm white")));
        assertEquals(FulfilmentState.CHECKED, state());
        assertEquals(List.of(), standing().fulfilment().details().mismatches());
    }

    @Test
    public void aBookingGivesNumberAndLabelAndOnlyThenTheGoodsLeave() {
        packed();
        assertThrows(TradeRuleException.class, () -> desk.handOver(id, seller));
        book();

        assertEquals(FulfilmentState.BOOKED, state());
        assertEquals(Optional.of(OneCarrier.NUMBER), standing().fulfilment().waybill());
        assertEquals("application/pdf", desk.label(id, seller).mediaType());

        desk.handOver(id, seller);
        assertEquals(FulfilmentState.HANDED_OVER, state());
        assertTrue(facts().containsAll(List.of(Fact.Kind.BOOKED, Fact.Kind.SHIPPED)));
    }

    @Test
    public void aRefusedBookingSaysWhyAndMayBeTriedAgain() {
        packed();
        carrier.answers(new BookingOutcome.Refused(
                new Refusal(Refusal.Reason.TOO_HEAVY, "EXPRESS", "A parcel weighs more than 70 kg")));
        book();

        assertEquals(FulfilmentState.PACKED, state());
        assertEquals(
                "A parcel weighs more than 70 kg",
                standing().fulfilment().details().refusal());
        assertTrue(facts().contains(Fact.Kind.BOOKING_FAILED));

        carrier.succeedsAgain();
        book();
        assertEquals(FulfilmentState.BOOKED, state());
    }

    @Test
    public void aBookingWhoseAnswerIsLostIsFoundAndNotMadeTwice() {
        packed();
        carrier.losesAnswers();
        book();
        assertEquals(FulfilmentState.BOOKING, state());
        assertTrue(standing().undecided().isPresent());

        carrier.recovers();
        store.pass(Duration.ofSeconds(2));
        assertEquals(FulfilmentState.BOOKED, state());
        assertEquals(1, carrier.bookings());
        assertEquals("asked, not booked again", 1, carrier.calls());
    }

    @Test
    public void theVersionThatQuotedBooksAndEveryCallIsAboutTheOrder() {
        packed();
        carrier.losesAnswers();
        book();
        carrier.recovers();
        store.pass(Duration.ofSeconds(2));
        record(Fact.Kind.CANCELLED);
        store.runDue();

        assertEquals(
                List.of(
                        target(Bookings.class).by("1.2.3"),
                        target(Bookings.class).by("1.2.3"),
                        target(WaybillScheme.class),
                        target(Cancellations.class)),
                carrier.asked());
    }

    @Test
    public void onlyOneOfTwoBookingsBegins() {
        packed();
        desk.beginBooking(id, seller);

        assertThrows(TradeRuleException.class, () -> desk.beginBooking(id, seller));
        assertThrows("only the seller ships", TradeRuleException.class, () -> desk.beginBooking(id, buyer));
    }

    @Test
    public void aStrangeNumberFromTheCarrierIsQuestionedAndTakenWithARecordedConfirmation() {
        packed();
        carrier.issues("50098484/33");
        book();

        assertEquals(FulfilmentState.WAYBILL_DOUBTED, state());
        assertEquals(Optional.of("50098484/33"), standing().fulfilment().waybill());
        assertTrue("the carrier is booked all the same", facts().contains(Fact.Kind.BOOKED));

        WaybillJudgement judgement = waybills.judge(id, seller, "50098484/33");
        assertEquals(
                "waybill-doubtful",
                assertThrows(TradeRuleException.class, () -> waybills.enter(id, seller, judgement, Optional.empty()))
                        .code());
        waybills.enter(id, seller, judgement, Optional.of("it is printed on the carrier's label"));

        assertEquals(FulfilmentState.BOOKED, state());
        WaybillConfirmation confirmed =
                standing().fulfilment().details().confirmation().orElseThrow();
        assertEquals("sales", confirmed.by());
        assertTrue(facts().contains(Fact.Kind.WAYBILL_CONFIRMED));
        assertEquals(
                "booked once",
                1,
                facts().stream().filter(Fact.Kind.BOOKED::equals).count());
    }

    @Test
    public void anOrderWhoseNumberIsDoubtedCanBeCalledOff() {
        packed();
        carrier.issues("50098484/33");
        book();
        record(Fact.Kind.CANCELLED);
        store.runDue();

        assertEquals(FulfilmentState.STOPPED, state());
        assertTrue(facts().contains(Fact.Kind.BOOKING_CANCELLED));
    }

    @Test
    public void aBookingThatTheCarrierKeepsIsNotCalledStopped() {
        packed();
        book();
        carrier.letsNothingGoBack();
        record(Fact.Kind.CANCELLED);
        store.runDue();

        assertEquals(FulfilmentState.BOOKING_STANDS, state());
    }

    @Test
    public void aBookingThatCannotBeCancelledThroughUsIsLeftToTheSeller() {
        packed();
        book();
        carrier.doesNotKnowCancellations();
        record(Fact.Kind.CANCELLED);

        assertEquals(FulfilmentState.BOOKING_STANDS, state());
    }

    @Test
    public void aCorrectedNumberIsInTheHistory() {
        packed();
        carrier.issues("50098484/33");
        book();

        waybills.enter(id, seller, waybills.judge(id, seller, OneCarrier.NUMBER), Optional.empty());
        Fact corrected = store.facts().of(id).stream()
                .filter(fact -> fact.kind() == Fact.Kind.WAYBILL_CONFIRMED)
                .findFirst()
                .orElseThrow();
        assertEquals(OneCarrier.NUMBER, corrected.details().get("waybill"));
        assertEquals("50098484/33", corrected.details().get("instead"));
        assertEquals("sales", corrected.actor());
    }

    @Test
    public void carriersMayWriteTheirNumbersWithHyphens() {
        assertEquals(OneCarrier.NUMBER, waybills.kept("5009-8484 32"));
        assertEquals("50098484/33", waybills.kept("50098484/33"));
    }

    @Test
    public void aTypedNumberWithASlipGetsSuggestions() {
        packed();
        WaybillJudgement judgement = waybills.judge(id, seller, "50098484 33");

        assertTrue(judgement.doubtful());
        assertTrue(judgement.suggestions().toString(), judgement.suggestions().contains(OneCarrier.NUMBER));
        assertEquals(
                "waybill-number",
                assertThrows(TradeRuleException.class, () -> waybills.judge(id, seller, "?"))
                        .code());

        waybills.enter(id, seller, waybills.judge(id, seller, OneCarrier.NUMBER), Optional.empty());
        assertEquals(FulfilmentState.BOOKED, state());
    }

    @Test
    public void anOrderCalledOffAfterTheBookingIsCancelledAtTheCarrier() {
        packed();
        book();
        record(Fact.Kind.CANCELLED);
        assertEquals(FulfilmentState.VOIDING, state());

        carrier.losesAnswers();
        store.runDue();
        assertEquals(FulfilmentState.VOIDING, state());
        assertTrue("what is open is shown", standing().undecided().isPresent());
        assertFalse(facts().contains(Fact.Kind.BOOKING_CANCELLED));

        carrier.recovers();
        store.pass(Duration.ofSeconds(2));
        assertEquals(FulfilmentState.STOPPED, state());
        assertTrue(facts().contains(Fact.Kind.BOOKING_CANCELLED));
    }

    @Test
    public void anOrderCalledOffBeforeTheBookingStopsAtOnce() {
        packed();
        record(Fact.Kind.CANCELLED);

        assertEquals(FulfilmentState.STOPPED, state());
        assertEquals(0, carrier.calls());
    }

    private void packed() {
        desk.check(id, seller, List.of(found("warm white")));
        desk.pack(id, seller, List.of(Lamps.PACKED));
    }

    private void book() {
        desk.carryOutBooking(desk.beginBooking(id, seller));
    }

    private void record(Fact.Kind kind) {
        store.transactions().run(() -> store.facts().record(id, kind, "test", Map.of()));
    }

    private FulfilmentDesk.Standing standing() {
        return desk.standing(id, seller);
    }

    private FulfilmentState state() {
        return standing().fulfilment().state();
    }

    private List<Fact.Kind> facts() {
        return store.facts().of(id).stream().map(Fact::kind).toList();
    }

    private <S> Target<S> target(Class<S> ability) {
        return Target.of(ability, order.option().carrier()).about(id);
    }

    private static LineCheck found(String colour) {
        return new LineCheck(1, 1200, "BW-A60-9", "E27, 9 W", colour);
    }

    private static Caller caller(String name) {
        return new Caller(Keys.fresh(), Keys.fresh(), name, Set.of(Permission.TRADE, Permission.READ));
    }
}
