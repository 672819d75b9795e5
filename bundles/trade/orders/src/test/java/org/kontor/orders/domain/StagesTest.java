package org.kontor.orders.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.kontor.orders.Trigger.BEFORE_SHIPMENT;
import static org.kontor.orders.Trigger.ON_BL_COPY;
import static org.kontor.orders.Trigger.ON_DELIVERY;
import static org.kontor.orders.Trigger.ON_ORDER;
import static org.kontor.orders.domain.PlanningTest.net;
import static org.kontor.orders.domain.PlanningTest.percent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.StageStanding;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException.Kind;

/** An order of 1000.01 USD that is paid by stages. */
public class StagesTest extends OrdersTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofHours(72);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    public void thePlanIsKeptAsAgreed() {
        Order order = placed(percent("30", ON_ORDER), percent("70", BEFORE_SHIPMENT));

        assertEquals(order, desk.order(order.id()));
        assertEquals(SHANGHAI, order.timeZone());
        assertEquals(
                List.of("1 ON_ORDER: 300.00 USD", "2 BEFORE_SHIPMENT: 700.01 USD"),
                order.stages().stream().map(one -> one.stage().toString()).toList());
        assertEquals(
                order.stages(),
                desk.visible(seller, Optional.empty(), 10).get(0).stages());
    }

    @Test
    public void aDepositLetsTheSellerPrepareAndTheBalanceLetsItShip() {
        UUID id =
                placed(percent("30", ON_ORDER), percent("70", BEFORE_SHIPMENT)).id();

        started(id, 1);
        assertEquals("PAYING PAYING OPEN", standing(id));
        paid(id, 1);
        assertEquals("DEPOSITED PAID OPEN", standing(id));
        assertEquals(
                "balance-unpaid",
                refused(Kind.CONFLICT, () -> happens(id, Fact.Kind.BOOKING_STARTED))
                        .code());

        started(id, 2);
        assertEquals("DEPOSITED PAID PAYING", standing(id));
        paid(id, 2);
        assertEquals("PAID PAID PAID", standing(id));
        happens(id, Fact.Kind.BOOKING_STARTED);
    }

    @Test
    public void whatIsDueLaterDoesNotKeepTheGoodsBack() {
        UUID id = placed(percent("30", ON_ORDER), percent("40", ON_DELIVERY), net("30", 60))
                .id();

        pay(id, 1);
        assertEquals("PAID PAID OPEN OPEN", standing(id));
        pay(id, 2);
        assertEquals("PAID PAID PAID OPEN", standing(id));
        delivered(id);
        pay(id, 3);

        assertEquals("DELIVERED PAID PAID PAID", standing(id));
    }

    @Test
    public void severalStagesBeforeShipmentMustAllBePaid() {
        UUID id = placed(percent("30", ON_ORDER), percent("30", BEFORE_SHIPMENT), percent("40", BEFORE_SHIPMENT))
                .id();

        pay(id, 1);
        pay(id, 2);
        assertEquals("DEPOSITED PAID PAID OPEN", standing(id));
        pay(id, 3);
        assertEquals("PAID PAID PAID PAID", standing(id));
    }

    @Test
    public void aFailedBalanceMayBePaidAgain() {
        UUID id = deposited();
        started(id, 2);

        happens(id, Fact.Kind.PAYMENT_FAILED, Map.of("stage", "2"));
        assertEquals("DEPOSITED PAID OPEN", standing(id));

        pay(id, 2);
        assertEquals("PAID PAID PAID", standing(id));
    }

    @Test
    public void aStageIsPaidOnce() {
        UUID id = deposited();
        started(id, 2);
        refused(Kind.STALE, () -> started(id, 2));
        paid(id, 2);

        refused(Kind.STALE, () -> started(id, 2));
        refused(Kind.STALE, () -> paid(id, 2));
        assertEquals("PAID PAID PAID", standing(id));
    }

    @Test
    public void nothingIsPayableBesideAPaymentBeingDecidedOrWhenAllIsPaid() {
        UUID id =
                placed(percent("30", ON_ORDER), percent("70", BEFORE_SHIPMENT)).id();
        assertEquals(Optional.of(1), payable(id));
        started(id, 1);
        assertEquals(Optional.empty(), payable(id));
        paid(id, 1);
        assertEquals(Optional.of(2), payable(id));
        pay(id, 2);
        assertEquals(Optional.empty(), payable(id));
    }

    @Test
    public void anOrderThatIsCalledOffIsPaidNoMore() {
        UUID id = deposited();
        desk.cancel(id, buyer, "changed my mind");

        assertEquals("CANCELLED PAID CLOSED", standing(id));
        assertEquals(Optional.empty(), payable(id));
        refused(Kind.CONFLICT, () -> started(id, 2));
    }

    @Test
    public void noOrderIsCalledOffWhileABalanceIsBeingDecided() {
        UUID id = deposited();
        started(id, 2);

        assertEquals(
                "not-cancellable",
                refused(Kind.CONFLICT, () -> desk.cancel(id, buyer, "changed my mind"))
                        .code());
        assertEquals("DEPOSITED PAID PAYING", standing(id));
    }

    @Test
    public void anUnpaidBalanceClosesNothingAndBothAreTold() {
        UUID id = deposited();
        Instant due = stage(id, 2).due().orElseThrow();

        passUntil(due.minus(SECOND));
        assertFalse(history(id).contains(Fact.Kind.PAYMENT_OVERDUE));
        store.pass(SECOND);
        store.pass(Duration.ofDays(60));

        assertEquals("DEPOSITED PAID OPEN", standing(id));
        List<Fact> told = store.facts().of(id).stream()
                .filter(fact -> fact.kind() == Fact.Kind.PAYMENT_OVERDUE)
                .toList();
        assertEquals(1, told.size());
        assertEquals("700.01 USD", told.get(0).details().get("amount"));
        assertEquals(due.atZone(SHANGHAI).toString(), told.get(0).details().get("due"));
    }

    @Test
    public void theSellerIsBoundUntilTheBalanceIsOverdueByMoreThanThePatience() {
        UUID id = deposited();
        Instant free = stage(id, 2).due().orElseThrow().plus(PATIENCE);

        passUntil(free.minus(SECOND));
        assertEquals(
                "balance-not-overdue",
                refused(Kind.CONFLICT, () -> desk.cancel(id, seller, "not paid"))
                        .code());
        store.pass(SECOND);
        desk.cancel(id, seller, "not paid");

        assertEquals("CANCELLED PAID CLOSED", standing(id));
    }

    @Test
    public void aPaidBalanceIsNotOverdue() {
        UUID id = deposited();
        pay(id, 2);

        store.pass(Duration.ofDays(90));

        assertFalse(history(id).contains(Fact.Kind.PAYMENT_OVERDUE));
        assertEquals("PAID PAID PAID", standing(id));
    }

    @Test
    public void aBalanceIsDueAtTheEndOfADayInTheContractsTimeZone() {
        Instant due = stage(deposited(), 2).due().orElseThrow();

        assertEquals(0, due.atZone(SHANGHAI).toLocalTime().toSecondOfDay());
        assertEquals(
                "the end of the day before", 16, due.atZone(ZoneId.of("UTC")).getHour());
    }

    @Test
    public void theDeliveryMakesWhatWaitsForItDue() {
        UUID id = placed(percent("30", ON_ORDER), percent("30", ON_DELIVERY), net("40", 30))
                .id();
        pay(id, 1);
        assertEquals(Optional.empty(), stage(id, 2).due());
        delivered(id);
        Instant now = store.clock().instant();

        assertEquals(
                Optional.of(StageDates.end(now.atZone(SHANGHAI).toLocalDate().plusDays(5), SHANGHAI)),
                stage(id, 2).due());
        assertEquals(
                Optional.of(StageDates.end(now.atZone(SHANGHAI).toLocalDate().plusDays(30), SHANGHAI)),
                stage(id, 3).due());
        store.pass(Duration.ofDays(6));
        assertEquals(1, overdue(id));
        store.pass(Duration.ofDays(26));
        assertEquals(2, overdue(id));
    }

    @Test
    public void anUnpaidDepositClosesTheOrder() {
        UUID id = placed(percent("30", ON_ORDER), percent("70", ON_BL_COPY)).id();

        store.pass(UNPAID);

        assertEquals("CANCELLED CLOSED CLOSED", standing(id));
    }

    private UUID deposited() {
        UUID id =
                placed(percent("30", ON_ORDER), percent("70", BEFORE_SHIPMENT)).id();
        pay(id, 1);
        return id;
    }

    private Order placed(ProposedStage... plan) {
        PlaceOrder wanted = wanted("0.01", "USD", line(1, 100, "10.00", "USD"));
        Order order = desk.place(
                buyer,
                new PlaceOrder(
                        wanted.seller(),
                        wanted.consignee(),
                        wanted.lines(),
                        wanted.shipmentRequest(),
                        wanted.option(),
                        wanted.paymentInstrument(),
                        SHANGHAI,
                        List.of(plan)));
        assertEquals(Money.parse("1000.01", "USD"), order.total());
        return order;
    }

    private void pay(UUID id, int stage) {
        started(id, stage);
        paid(id, stage);
    }

    private void started(UUID id, int stage) {
        happens(id, Fact.Kind.PAYMENT_STARTED, Map.of("stage", Integer.toString(stage)));
    }

    private void paid(UUID id, int stage) {
        happens(id, Fact.Kind.PAID, Map.of("stage", Integer.toString(stage)));
    }

    private void delivered(UUID id) {
        List.of(Fact.Kind.BOOKING_STARTED, Fact.Kind.BOOKED, Fact.Kind.SHIPPED, Fact.Kind.DELIVERED)
                .forEach(kind -> happens(id, kind));
    }

    private void passUntil(Instant at) {
        store.pass(Duration.between(store.clock().instant(), at));
    }

    private StageStanding stage(UUID id, int number) {
        return desk.order(id).stages().get(number - 1);
    }

    private Optional<Integer> payable(UUID id) {
        return desk.order(id).payable().map(one -> one.stage().number());
    }

    private long overdue(UUID id) {
        return history(id).stream().filter(Fact.Kind.PAYMENT_OVERDUE::equals).count();
    }

    /** The order's state and its stages'. */
    private String standing(UUID id) {
        Order order = desk.order(id);
        StringBuilder words = new StringBuilder(order.state().name());
        for (StageStanding one : order.stages()) {
            words.append(' ').append(one.state());
        }
        return words.toString();
    }
}
