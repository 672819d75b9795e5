package org.kontor.payment.card;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.ActionRequired;
import org.kontor.payment.PaymentOutcome.Authorised;
import org.kontor.payment.PaymentOutcome.Declined;
import org.kontor.payment.PaymentOutcome.Pending;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.testkit.TestClock;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.payment.Payment;
import org.kontor.testkit.live.payment.StripeForm;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Charges from hold to refund, with a clock that the test moves. */
public class CardFlowsTest {

    private static final Money AMOUNT = Money.of(123_450, "USD");
    private static final PayerToken VISA = new PayerToken("cus_9/" + StripeForm.RICH);

    @Rule
    public final CardShop shop = new CardShop();

    private final TestClock clock = shop.clock;
    private final CardPayments card = shop.plugin();
    private final IdempotencyKey key = madeNow();

    @Test
    public void reservesWithTheExactWordsOfTheApi() {
        assertEquals(
                new Authorised("pi_1", AMOUNT, clock.instant().plusSeconds(604_800)),
                card.charge(VISA, AMOUNT, "order 1 & 2", key));

        Call call = shop.call(0);
        assertEquals("/v1/payment_intents", call.target().getPath());
        assertEquals(
                "amount=123450&currency=usd&payment_method=pm_card_visa&customer=cus_9&payment_method_types[0]=card"
                        + "&capture_method=manual&confirm=true&off_session=true&description=order%201%20%26%202"
                        + "&metadata[kontor_key]=" + key.value() + "&metadata[kontor_reference]=order%201%20%26%202"
                        + "&expand[0]=latest_charge",
                call.body());
        assertEquals("application/x-www-form-urlencoded", call.header("content-type"));
        assertEquals("Bearer sk_test_123", call.header("authorization"));
        assertEquals("2026-06-24.dahlia", call.header("stripe-version"));
        assertEquals(key.value() + ":charge", call.header("idempotency-key"));
        assertFalse(call.headers().containsKey("stripe-account"));
    }

    @Test
    public void aHoldWithoutAStatedEndEndsWithTheShortest() {
        card.charge(VISA, AMOUNT, "order", key);
        shop.shows(payment -> payment.put("latest_charge", "ch_1"));

        Authorised found = (Authorised) found(key);
        assertEquals(clock.instant().plus(Duration.ofDays(4).plusHours(18)), found.until());
    }

    @Test
    public void takesAPartOfTheHoldOnceAndFindsIt() {
        card.charge(VISA, AMOUNT, "order", key);
        IdempotencyKey capture = madeNow();
        Succeeded taken = new Succeeded("pi_1", Money.of(100, "USD"));

        assertEquals(taken, card.capture("pi_1", Money.of(100, "USD"), capture));
        assertEquals(taken, card.capture("pi_1", Money.of(100, "USD"), capture));
        assertEquals(taken, found(capture));
        assertEquals(taken, found(key));
        assertEquals(new Declined("charge_already_captured"), card.capture("pi_1", AMOUNT, madeNow()));
        assertEquals(1, shop.provider.books().movements());
    }

    @Test
    public void takesNothingThatIsNotHeld() {
        card.charge(VISA, AMOUNT, "order", key);

        assertEquals(new Declined("currency_mismatch"), card.capture("pi_1", Money.of(100, "EUR"), madeNow()));
        assertEquals(new Declined("amount_too_large"), card.capture("pi_1", AMOUNT.times(2), madeNow()));
        assertEquals(new Declined("resource_missing"), card.capture("pi_2", AMOUNT, madeNow()));
        assertEquals(new Declined("resource_missing"), card.capture("../refunds", AMOUNT, madeNow()));
        clock.advance(Payment.HOLD);
        assertEquals(new Declined("expired"), card.capture("pi_1", AMOUNT, madeNow()));
        assertEquals(new Declined("expired"), found(key));
        assertEquals(0, shop.provider.books().movements());
    }

    @Test
    public void aBankThatWantsThePayerIsAskedForItsPage() {
        PayerToken careful = new PayerToken(StripeForm.CAREFUL);
        var action = new ActionRequired(URI.create("https://hooks.stripe.com/3d_secure_2/pi_1"));

        assertEquals(action, card.charge(careful, AMOUNT, "order", key));
        assertEquals(key.value() + ":confirm", shop.call(1).header("idempotency-key"));
        assertEquals("https://kontor.example/back", shop.parameter(1, "return_url"));
        assertEquals(action, found(key));
        assertTrue(found(key) instanceof Authorised);
        assertTrue(card.charge(careful, AMOUNT, "order", key) instanceof Authorised);
    }

    @Test
    public void aFailed3dSecureIsARefusal() {
        card.charge(VISA, AMOUNT, "order", key);
        shop.shows(payment -> payment.put("status", "requires_payment_method")
                .putObject("last_payment_error")
                .put("code", "payment_intent_authentication_failure"));

        assertEquals(new Declined("payment_intent_authentication_failure"), found(key));
    }

    @Test
    public void whatOnlyABrowserCanDoIsARefusal() {
        card.charge(VISA, AMOUNT, "order", key);
        shop.shows(payment -> payment.put("status", "requires_action")
                .putObject("next_action")
                .put("type", "use_stripe_sdk")
                .putObject("use_stripe_sdk"));

        assertEquals(new Declined("authentication_required"), found(key));
    }

    @Test
    public void notFoundIsNotSaidAMomentAfterTheKeyWasMade() {
        doubtful(() -> card.find(key));
        doubtful(() -> card.callOff(key));
        clock.advance(Duration.ofMinutes(3));

        assertEquals(Optional.empty(), card.find(key));
        assertTrue(card.callOff(key));
    }

    @Test
    public void findsWhatTheSearchDoesNotKnowYetAndWhatTheListNoLongerShows() {
        card.charge(VISA, AMOUNT, "order", key);
        IdempotencyKey second = madeNow();
        card.charge(VISA, AMOUNT, "order", second);

        assertEquals("pi_1", ((Authorised) found(key)).reference());
        clock.advance(Duration.ofDays(3));
        assertEquals("pi_1", ((Authorised) found(key)).reference());
        assertEquals("pi_2", ((Authorised) found(second)).reference());
    }

    @Test
    public void aKeyWithQuotesIsSearchedAsItIs() {
        var odd = new IdempotencyKey("it's\\'odd'");
        card.charge(VISA, AMOUNT, "order", odd);
        clock.advance(Duration.ofHours(1));

        assertTrue(found(odd) instanceof Authorised);
    }

    @Test
    public void aKeyThatStripeMayHaveForgottenChargesNoSecondTime() {
        PaymentOutcome first = card.charge(VISA, AMOUNT, "order", key);
        clock.advance(Duration.ofHours(30));
        shop.provider.stripe().forgetsKeys();

        assertEquals(first, card.charge(VISA, AMOUNT, "order", key));
        assertEquals(1, shop.provider.books().payments().size());
    }

    @Test
    public void aKeyThatStripeMayHaveForgottenRefundsNoSecondTime() {
        card.charge(VISA, AMOUNT, "order", key);
        card.capture("pi_1", AMOUNT, madeNow());
        IdempotencyKey refund = madeNow();
        PaymentOutcome first = card.refund("pi_1", Money.of(100, "USD"), refund);
        clock.advance(Duration.ofHours(30));
        shop.provider.stripe().forgetsKeys();

        assertEquals(first, card.refund("pi_1", Money.of(100, "USD"), refund));
        assertEquals(2, shop.provider.books().movements());
    }

    @Test
    public void aKeyThatStripeKnowsWithOtherWordsIsLookedUp() {
        PaymentOutcome first = card.charge(VISA, AMOUNT, "order", key);

        assertEquals(first, card.charge(VISA, AMOUNT, "another order", key));
        assertEquals(1, shop.provider.books().payments().size());
    }

    @Test
    public void callsOffWhatHasNotBeenTaken() {
        card.charge(VISA, AMOUNT, "order", key);

        assertTrue(card.callOff(key));
        assertTrue(card.callOff(key));
        assertEquals(new Declined("canceled"), found(key));
        assertEquals(new Declined("canceled"), card.capture("pi_1", AMOUNT, madeNow()));
        assertEquals(new Declined("canceled"), card.charge(VISA, AMOUNT, "order", key));
    }

    @Test
    public void doesNotCallOffWhatWasTaken() {
        card.charge(VISA, AMOUNT, "order", key);
        card.capture("pi_1", AMOUNT, madeNow());

        assertFalse(card.callOff(key));
    }

    @Test
    public void callsOffLaterWhatIsBeingProcessed() {
        shop.provider.books().waits(true);
        assertEquals(new Pending(), card.charge(new PayerToken(StripeForm.SLOW), AMOUNT, "order", key));
        Fault fault =
                assertThrows(ProviderException.class, () -> card.callOff(key)).fault();

        assertEquals(Fault.UNAVAILABLE, fault);
        shop.provider.books().waits(false);
        assertTrue(card.callOff(key));
    }

    @Test
    public void aRefundThatFailsLaterIsFoundSo() {
        card.charge(VISA, AMOUNT, "order", key);
        card.capture("pi_1", AMOUNT, madeNow());
        IdempotencyKey refund = madeNow();

        assertEquals(new Succeeded("re_2", AMOUNT), card.refund("pi_1", AMOUNT, refund));
        shop.shows(object -> object.put("status", "pending"));
        assertEquals(new Pending(), found(refund));
        shop.shows(object -> object.put("status", "failed").put("failure_reason", "expired_or_canceled_card"));
        assertEquals(new Declined("expired_or_canceled_card"), found(refund));
        assertEquals(new Declined("expired_or_canceled_card"), card.refund("pi_1", AMOUNT, refund));
    }

    @Test
    public void anAmountThatStripeCannotBeToldIsRefusedUnasked() {
        assertEquals(new Declined("amount_not_representable"), card.charge(VISA, Money.of(1_234, "KWD"), "order", key));
        assertTrue(shop.provider.calls().isEmpty());
    }

    private PaymentOutcome found(IdempotencyKey by) {
        return card.find(by).orElseThrow();
    }

    private static void doubtful(Runnable question) {
        assertEquals(
                Fault.IN_DOUBT,
                assertThrows(ProviderException.class, question::run).fault());
    }

    /** As the host's keys are: a UUID of version 7. */
    private IdempotencyKey madeNow() {
        long random = UUID.randomUUID().getMostSignificantBits() & 0xfff;
        return IdempotencyKey.of(new UUID(
                clock.instant().toEpochMilli() << 16 | 0x7000 | random,
                UUID.randomUUID().getLeastSignificantBits()));
    }
}
