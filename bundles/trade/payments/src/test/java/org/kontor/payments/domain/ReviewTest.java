package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Voids;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

/** What an operator sees of a payment that no rule decides, and the ways out of it. */
public class ReviewTest {

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private Till till;
    private Order order;
    private Payment odd;
    private final Caller second = Till.caller("second operator", Permission.OPERATE);

    @Before
    public void review() {
        till = new Till(store, Voids.class);
        order = till.placed();
        till.bank.answers(new PaymentOutcome.Succeeded("ch-odd", Money.of(1, "USD")));
        odd = till.pay(order);
        assertEquals(PaymentState.REVIEW, odd.state());
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void theOperatorSeesWhatWasHeardAndWhatTheProviderSaysNow() {
        till.bank.answers(new PaymentOutcome.Pending());
        ReviewDesk.Review review = till.reviews.look(odd.id());

        assertEquals(
                List.of(odd.id()),
                till.reviews.open(10).stream().map(Payment::id).toList());
        assertEquals(1, review.heard().size());
        assertTrue(review.heard().get(0).reason().contains("instead of"));
        assertEquals(ProviderWord.Kind.UNDECIDED, review.provider().kind());

        till.bank.isDown();
        assertEquals(
                ProviderWord.Kind.SILENT, till.reviews.look(odd.id()).provider().kind());
    }

    @Test
    public void whatWasPaidIsBookedWithTheProvidersReference() {
        assertTrue(decide(paid("ch-told", odd.amount()), till.operator));

        assertEquals(OrderState.PAID, till.state(order));
        assertEquals("ch-told", till.payment(odd.id()).answer().reference());
        assertEquals(List.of("CAPTURE"), till.transfers(order));
        store.pass(Duration.ofHours(2));
        assertEquals(PaymentState.CAPTURED, till.payment(odd.id()).state());
    }

    @Test
    public void anotherAmountOrAReferenceOfAnotherPaymentIsRefused() {
        assertEquals("other-amount", refused(paid("ch-told", Money.of(1, "USD"))));
        assertEquals("odd-reference", refused(paid("", odd.amount())));
        till.bank.succeedsAgain();
        Payment other = till.pay(till.placed());
        assertEquals("odd-reference", refused(paid(other.answer().reference(), odd.amount())));
        assertEquals(List.of(), till.transfers(order));
    }

    @Test
    public void whatWasNotPaidIsDeclinedAndCalledOff() {
        till.bank.answers(new PaymentOutcome.Pending());
        assertTrue(decide(notPaid(), till.operator));
        store.runDue();

        assertEquals(PaymentState.DECLINED, till.payment(odd.id()).state());
        assertEquals(OrderState.PLACED, till.state(order));
        assertEquals(1, till.bank.callOffs());
    }

    @Test
    public void whatTheProviderCallsPaidIsNotDeclaredUnpaid() {
        assertEquals("provider-says-paid", refused(notPaid()));
    }

    @Test
    public void ofALargeAmountTwoOperatorsSayTheSame() {
        till.fourEyesAlways();
        assertFalse(decide(paid("ch-told", odd.amount()), till.operator));
        assertFalse("not by oneself", decide(paid("ch-told", odd.amount()), till.operator));
        assertFalse("not with another reference", decide(paid("ch-else", odd.amount()), second));
        assertEquals(PaymentState.REVIEW, till.payment(odd.id()).state());
        assertEquals(
                "second operator",
                till.reviews.look(odd.id()).proposed().orElseThrow().name());

        assertTrue(decide(paid("ch-else", odd.amount()), till.operator));
        assertEquals(OrderState.PAID, till.state(order));
    }

    @Test
    public void onlyAPaymentInReviewIsDecided() {
        decide(paid("ch-told", odd.amount()), till.operator);
        assertEquals("wrong-state", refused(notPaid()));
    }

    private boolean decide(Verdict verdict, Caller operator) {
        return till.reviews.decide(odd.id(), verdict, till.reviews.ask(odd.id()), operator);
    }

    private String refused(Verdict verdict) {
        return assertThrows(TradeRuleException.class, () -> decide(verdict, till.operator))
                .code();
    }

    private static Verdict paid(String reference, Money amount) {
        return new Verdict(true, reference, Optional.of(amount), "the provider's desk says so");
    }

    private static Verdict notPaid() {
        return new Verdict(false, "", Optional.empty(), "the provider's desk says so");
    }
}
