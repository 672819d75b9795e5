package org.kontor.payment.alipay;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException.Fault;

/** Cards of an account that reserves money first. */
public class ReservingTest {

    private static final String AMOUNT = "\"paymentAmount\":{\"currency\":\"USD\",\"value\":\"1250\"}";
    private static final String PAID = "\"paymentId\":\"P1\"," + AMOUNT;
    private static final String HELD = "{\"transactionType\":\"AUTHORIZATION\",\"transactionStatus\":\"SUCCESS\"}";
    private static final String CAPTURED =
            "{\"transactionType\":\"CAPTURE\",\"transactionStatus\":\"%s\",\"transactionRequestId\":\"%s\","
                    + "\"transactionAmount\":{\"currency\":\"USD\",\"value\":\"%d\"}}";
    private static final Instant UNTIL = Instant.parse("2026-11-08T16:00:00Z");

    @Rule
    public final Shop shop = new Shop(true);

    @Test
    public void aCardIsReservedUntilItsHoldEndsAndAWalletIsNot() {
        shop.antom
                .says("S", "SUCCESS", PAID, "\"authExpiryTime\":\"2026-11-09T00:00:00+08:00\"")
                .says("S", "SUCCESS", PAID, "\"paymentTime\":\"2026-11-02T00:00:00+08:00\"")
                .saysPaid();

        assertEquals(new PaymentOutcome.Authorised("P1", Shop.PRICE, UNTIL), shop.charge("CARD:kept", shop.key()));
        assertEquals(new PaymentOutcome.Authorised("P1", Shop.PRICE, UNTIL), shop.charge("CARD:kept", shop.key()));
        assertEquals(new PaymentOutcome.Succeeded("P1", Shop.PRICE), shop.charge("GCASH:token", shop.key()));
        JsonNode sent = shop.antom.sent(0);
        assertEquals(
                "{\"isAuthorization\":true,\"captureMode\":\"MANUAL\"}",
                sent.path("paymentFactor").toString());
        assertEquals("CASHIER_PAYMENT", sent.path("productCode").asText());
        assertEquals("kept", sent.at("/paymentMethod/paymentMethodId").asText());
        assertTrue(shop.antom.sent(2).path("paymentFactor").isMissingNode());
    }

    @Test
    public void aHoldIsFoundAsAHoldUntilItIsCaptured() {
        String open = "\"paymentStatus\":\"SUCCESS\"," + PAID;
        shop.antom
                .says("S", "SUCCESS", open, "\"authExpiryTime\":\"2026-11-09T00:00:00+08:00\"")
                .says("S", "SUCCESS", open, "\"paymentTime\":\"2026-11-02T00:00:00+08:00\"", done(HELD))
                .says("S", "SUCCESS", open, done(HELD, CAPTURED.formatted("SUCCESS", "c", 1_000)))
                .says("S", "SUCCESS", open, done(HELD, CAPTURED.formatted("FAIL", "c", 1_000)));
        PaymentOutcome held = new PaymentOutcome.Authorised("P1", Shop.PRICE, UNTIL);

        assertEquals(Optional.of(held), shop.plugin().find(shop.key()));
        assertEquals(Optional.of(held), shop.plugin().find(shop.key()));
        assertEquals(
                Optional.of(new PaymentOutcome.Succeeded("P1", Money.of(1_000, "USD"))),
                shop.plugin().find(shop.key()));
        assertEquals(
                Optional.of(new PaymentOutcome.Authorised(
                        "P1", Shop.PRICE, shop.clock.instant().plus(Duration.ofDays(7)))),
                shop.plugin().find(shop.key()));
    }

    @Test
    public void aCaptureTakesOnceAndLetsTheRestGo() {
        String taken = "\"captureId\":\"C1\",\"captureAmount\":{\"currency\":\"USD\",\"value\":\"1000\"}";
        shop.antom.says("S", "SUCCESS", taken);
        IdempotencyKey key = shop.key();

        assertEquals(
                new PaymentOutcome.Succeeded("P1", Money.of(1_000, "USD")),
                shop.plugin().capture("P1", Money.of(1_000, "USD"), key));
        assertEquals("/ams/api/v1/payments/capture", shop.antom.paths().get(0));
        assertEquals(
                "{\"captureRequestId\":\"" + key.value() + "\",\"paymentId\":\"P1\","
                        + "\"captureAmount\":{\"currency\":\"USD\",\"value\":\"1000\"},\"isLastCapture\":true}",
                shop.antom.sent(0).toString());
    }

    @Test
    public void aCaptureWhoseAnswerIsLostIsFoundByItsPaymentEvenAfterARestart() {
        IdempotencyKey key = shop.key();
        shop.antom.saysUnsigned(502, "");
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().capture("P1", Shop.PRICE, key));
        String open = "\"paymentStatus\":\"SUCCESS\"," + PAID + ",\"transactions\":[" + HELD + ",";
        shop.antom
                .says(
                        "S",
                        "SUCCESS",
                        open + CAPTURED.formatted("SUCCESS", "another", 5) + ","
                                + CAPTURED.formatted("SUCCESS", key.value(), 1_250) + "]")
                .says("S", "SUCCESS", open + CAPTURED.formatted("PROCESSING", key.value(), 1_250) + "]")
                .says("S", "SUCCESS", open + CAPTURED.formatted("FAIL", key.value(), 1_250) + "]");
        AlipayPayments restarted = shop.restarted();

        assertEquals(Optional.of(new PaymentOutcome.Succeeded("P1", Shop.PRICE)), restarted.find(key));
        assertEquals("{\"paymentId\":\"P1\"}", shop.antom.sent(1).toString());
        assertEquals(Optional.of(new PaymentOutcome.Pending()), restarted.find(key));
        assertEquals(Optional.of(new PaymentOutcome.Declined("NO_CODE")), restarted.find(key));
    }

    @Test
    public void aCaptureThatIsNotThereYetIsNotSaidToBeNothing() {
        IdempotencyKey key = shop.key();
        shop.antom.saysUnsigned(502, "");
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().capture("P1", Shop.PRICE, key));
        String held = "\"paymentStatus\":\"SUCCESS\"," + PAID;
        shop.antom
                .says("S", "SUCCESS", held)
                .says("S", "SUCCESS", held + ",\"transactions\":[" + HELD + "]")
                .says("S", "SUCCESS", held + ",\"transactions\":[" + HELD + "]");

        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().find(key));
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().find(key));
        shop.clock.advance(Duration.ofSeconds(120));
        assertEquals(Optional.empty(), shop.plugin().find(key));
    }

    @Test
    public void aHoldThatHasEndedDeclinesTheCapture() {
        shop.antom.says("F", "ORDER_IS_CLOSED").says("U", "UNKNOWN_EXCEPTION").says("U", "PAYMENT_IN_PROCESS");

        assertEquals(
                new PaymentOutcome.Declined("ORDER_IS_CLOSED"), shop.plugin().capture("P1", Shop.PRICE, shop.key()));
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().capture("P1", Shop.PRICE, shop.key()));
        assertEquals(new PaymentOutcome.Pending(), shop.plugin().capture("P1", Shop.PRICE, shop.key()));
    }

    @Test
    public void aHoldIsCalledOffAndACapturedOneIsNot() {
        String held = "\"paymentStatus\":\"SUCCESS\"," + PAID + ",\"transactions\":[" + HELD;
        shop.antom
                .says("S", "SUCCESS", held + "]")
                .says("S", "SUCCESS")
                .says("S", "SUCCESS", held + "," + CAPTURED.formatted("SUCCESS", "c", 1_250) + "]");

        assertEquals(true, shop.plugin().callOff(shop.key()));
        assertEquals("/ams/api/v1/payments/cancel", shop.antom.paths().get(1));
        assertEquals(false, shop.plugin().callOff(shop.key()));
    }

    @Test
    public void aCardIsEnteredAtAntomsPageWhichStaysOpenForAnHour() {
        IdempotencyKey key = shop.key();
        URI page = URI.create("https://antom.example/card");
        shop.antom.says(
                "S",
                "SUCCESS",
                "\"normalUrl\":\"https://antom.example/card\"",
                "\"paymentSessionExpiryTime\":\"2026-11-02T10:00:00Z\"");

        assertEquals(new PaymentOutcome.ActionRequired(page), shop.charge("CARD", key));
        assertEquals(
                "/ams/api/v1/payments/createPaymentSession", shop.antom.paths().get(0));
        assertEquals("CHECKOUT_PAYMENT", shop.antom.sent(0).path("productScene").asText());
        assertEquals(
                "MANUAL", shop.antom.sent(0).at("/paymentFactor/captureMode").asText());

        shop.clock.advance(Duration.ofMinutes(61));
        shop.antom.says("F", "ORDER_NOT_EXIST").says("F", "ORDER_NOT_EXIST").says("F", "ORDER_NOT_EXIST");
        assertEquals(
                Optional.of(new PaymentOutcome.ActionRequired(page)),
                shop.plugin().find(key));
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().callOff(key));

        shop.clock.advance(Duration.ofMinutes(2));
        shop.antom.says("F", "ORDER_NOT_EXIST").says("F", "ORDER_NOT_EXIST").says("F", "ORDER_NOT_EXIST");
        assertEquals(
                Optional.of(new PaymentOutcome.Declined("SESSION_EXPIRED")),
                shop.plugin().find(key));
        assertEquals(true, shop.plugin().callOff(key));
    }

    @Test
    public void aPageOpenedOnceIsNotOpenedAgain() {
        IdempotencyKey key = shop.key();
        shop.antom
                .says("S", "SUCCESS", "\"normalUrl\":\"https://antom.example/card\"")
                .says("F", "ORDER_NOT_EXIST")
                .says("S", "SUCCESS", "\"paymentStatus\":\"FAIL\",\"paymentResultCode\":\"RISK_REJECT\"");

        PaymentOutcome first = shop.charge("CARD", key);
        assertEquals(first, shop.charge("CARD", key));
        assertEquals(new PaymentOutcome.Declined("RISK_REJECT"), shop.charge("CARD", key));
    }

    @Test
    public void anAccountThatTakesAtOnceNeverSaysReserved() {
        PaymentOutcome found = Inquiry.payment(
                new Reply(
                        Antom.read(("{\"paymentStatus\":\"SUCCESS\"," + PAID
                                        + ",\"authExpiryTime\":\"2026-11-09T00:00:00+08:00\"}")
                                .getBytes(StandardCharsets.UTF_8)),
                        false,
                        "antom"),
                false,
                UNTIL);

        assertEquals(new PaymentOutcome.Succeeded("P1", Shop.PRICE), found);
        assertEquals("CARD:kept", new Payer("CARD", "kept").written().value());
        assertEquals(new PayerToken("GCASH"), new Payer("GCASH", "").written());
    }

    private static String done(String... transactions) {
        return "\"transactions\":[" + String.join(",", transactions) + "]";
    }
}
