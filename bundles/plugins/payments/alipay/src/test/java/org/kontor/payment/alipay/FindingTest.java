package org.kontor.payment.alipay;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException.Fault;

/** What became of a key, and when "nothing" may be said. */
public class FindingTest {

    private static final String AMOUNT = "\"paymentAmount\":{\"currency\":\"USD\",\"value\":\"1250\"}";

    @Rule
    public final Shop shop = new Shop(false);

    @Test
    public void everyStateOfAPaymentHasItsOutcome() {
        assertFound(new PaymentOutcome.Succeeded("P1", Shop.PRICE), "SUCCESS", "\"paymentId\":\"P1\"", AMOUNT);
        assertFound(
                new PaymentOutcome.Succeeded("P1", Money.of(1, "JPY")),
                "SUCCESS",
                "\"paymentId\":\"P1\"",
                "\"paymentAmount\":{\"currency\":\"JPY\",\"value\":\"1\"}");
        assertFound(new PaymentOutcome.Declined("EXPIRED_CODE"), "FAIL", "\"paymentResultCode\":\"EXPIRED_CODE\"");
        assertFound(new PaymentOutcome.Declined("NO_CODE"), "FAIL");
        assertFound(new PaymentOutcome.Declined("CANCELLED"), "CANCELLED");
        assertFound(new PaymentOutcome.Pending(), "PROCESSING");
        assertFound(new PaymentOutcome.Pending(), "PENDING", AMOUNT, "\"paymentId\":\"P1\"");
    }

    @Test
    public void everyStateOfARefundHasItsOutcome() {
        String back = "\"refundId\":\"R1\",\"refundAmount\":{\"currency\":\"USD\",\"value\":\"5\"},";
        shop.antom
                .says("F", "ORDER_NOT_EXIST")
                .says("S", "SUCCESS", back + "\"refundStatus\":\"SUCCESS\"")
                .says("F", "ORDER_NOT_EXIST")
                .says("S", "SUCCESS", back + "\"refundStatus\":\"PROCESSING\"")
                .says("F", "ORDER_NOT_EXIST")
                .says("S", "SUCCESS", back + "\"refundStatus\":\"FAIL\"");

        assertEquals(Optional.of(new PaymentOutcome.Succeeded("R1", Money.of(5, "USD"))), find(shop.key()));
        assertEquals(Optional.of(new PaymentOutcome.Pending()), find(shop.key()));
        assertEquals(Optional.of(new PaymentOutcome.Declined("NO_CODE")), find(shop.key()));
        assertEquals("/ams/api/v1/payments/inquiryRefund", shop.antom.paths().get(1));
    }

    @Test
    public void whatIsOddInAnAnswerIsNeitherSuccessNorNothing() {
        shop.antom
                .says("S", "SUCCESS", "\"paymentStatus\":\"SUCCESS\"", "\"paymentId\":\"P1\"")
                .says("S", "SUCCESS", "\"paymentStatus\":\"SUCCESS\"", AMOUNT)
                .says("S", "SUCCESS", "\"paymentStatus\":\"SOMETHING_NEW\"")
                .says("S", "SUCCESS")
                .says("F", "PARAM_ILLEGAL")
                .says("{}")
                .says("no json")
                .says("S", "SUCCESS", "\"paymentRequestId\":\"another\",\"paymentStatus\":\"FAIL\"");
        for (int i = 0; i < 8; i++) {
            Shop.fault(Fault.UNINTELLIGIBLE, () -> find(shop.key()));
        }
        shop.antom.says("U", "UNKNOWN_EXCEPTION").says("F", "ACCESS_DENIED");
        Shop.fault(Fault.UNAVAILABLE, () -> find(shop.key()));
        Shop.fault(Fault.MISCONFIGURED, () -> find(shop.key()));
    }

    @Test
    public void nothingIsSaidOnlyWhenNoRequestCanBeUnderWay() {
        IdempotencyKey key = shop.key();
        nothing(3);

        Shop.fault(Fault.IN_DOUBT, () -> find(key));
        shop.clock.advance(Duration.ofSeconds(119));
        Shop.fault(Fault.IN_DOUBT, () -> find(key));
        shop.clock.advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), find(key));
    }

    @Test
    public void aKeyMadeLongAgoAndSentNowIsWaitedForToo() {
        IdempotencyKey old = Shop.made(shop.clock.instant().minus(Duration.ofHours(1)));
        shop.antom.saysUnsigned(500, "");
        Shop.fault(Fault.IN_DOUBT, () -> shop.charge("ALIPAY_CN:token", old));
        nothing(2);

        Shop.fault(Fault.IN_DOUBT, () -> find(old));
        shop.clock.advance(Duration.ofSeconds(120));
        assertEquals(Optional.empty(), find(old));
    }

    @Test
    public void aKeyThatTellsNoTimeIsBelievedAtOnce() {
        nothing(1);

        assertEquals(Optional.empty(), find(new IdempotencyKey("no-time")));
        assertEquals("no-time", shop.antom.sent(0).path("paymentRequestId").asText());
    }

    @Test
    public void aPaymentIsCalledOffUnlessItsMoneyIsTaken() {
        shop.antom
                .says("S", "SUCCESS", "\"paymentStatus\":\"PROCESSING\"")
                .says("S", "SUCCESS")
                .says("S", "SUCCESS", "\"paymentStatus\":\"SUCCESS\"")
                .says("S", "SUCCESS", "\"paymentStatus\":\"FAIL\"")
                .says("S", "SUCCESS", "\"paymentStatus\":\"CANCELLED\"");

        assertEquals(true, shop.plugin().callOff(shop.key()));
        assertEquals("/ams/api/v1/payments/cancel", shop.antom.paths().get(1));
        assertEquals(false, shop.plugin().callOff(shop.key()));
        assertEquals(true, shop.plugin().callOff(shop.key()));
        assertEquals(true, shop.plugin().callOff(shop.key()));
        assertEquals(5, shop.antom.asked.size());
    }

    @Test
    public void whatAntomNeverHeardOfIsCalledOffOnceItCannotComeAnyMore() {
        IdempotencyKey key = shop.key();
        nothing(2);

        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().callOff(key));
        shop.clock.advance(Duration.ofSeconds(120));
        assertEquals(true, shop.plugin().callOff(key));
    }

    @Test
    public void aCancellationThatIsRefusedIsLookedInto() {
        shop.antom
                .says("S", "SUCCESS", "\"paymentStatus\":\"PROCESSING\"")
                .says("F", "CANCEL_WINDOW_EXCEED")
                .says("S", "SUCCESS", "\"paymentStatus\":\"SUCCESS\"")
                .says("S", "SUCCESS", "\"paymentStatus\":\"PROCESSING\"")
                .says("F", "PROCESS_FAIL")
                .says("S", "SUCCESS", "\"paymentStatus\":\"PROCESSING\"")
                .says("S", "SUCCESS", "\"paymentStatus\":\"PROCESSING\"")
                .says("F", "ORDER_IS_CLOSED")
                .says("S", "SUCCESS", "\"paymentStatus\":\"PROCESSING\"")
                .says("U", "UNKNOWN_EXCEPTION")
                .says("S", "SUCCESS", "\"paymentStatus\":\"PROCESSING\"")
                .saysUnsigned(200, "{\"result\":{\"resultStatus\":\"S\"}}");

        assertEquals(false, shop.plugin().callOff(shop.key()));
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().callOff(shop.key()));
        assertEquals(true, shop.plugin().callOff(shop.key()));
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().callOff(shop.key()));
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().callOff(shop.key()));
    }

    private void nothing(int times) {
        for (int i = 0; i < times; i++) {
            shop.antom.says("F", "ORDER_NOT_EXIST").says("F", "ORDER_NOT_EXIST");
        }
    }

    private void assertFound(PaymentOutcome expected, String status, String... fields) {
        String more = fields.length == 0 ? "" : "," + String.join(",", fields);
        shop.antom.says("S", "SUCCESS", "\"paymentStatus\":\"" + status + "\"" + more);
        assertEquals(Optional.of(expected), find(shop.key()));
    }

    private Optional<PaymentOutcome> find(IdempotencyKey key) {
        return shop.plugin().find(key);
    }
}
