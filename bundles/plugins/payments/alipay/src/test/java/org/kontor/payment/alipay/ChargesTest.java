package org.kontor.payment.alipay;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException.Fault;

/** Charges and refunds as Antom answers them, S, F and U, signed and not. */
public class ChargesTest {

    private static final String RICH = "ALIPAY_CN:token";
    private static final String WAITS = "{\"result\":{\"resultCode\":\"PAYMENT_IN_PROCESS\",\"resultStatus\":\"U\"}%s}";

    @Rule
    public final Shop shop = new Shop(false);

    @Test
    public void aPageChargeSaysAllThatTheApiWants() {
        shop.antom.says(WAITS.formatted(",\"normalUrl\":\"https://wallet.example/pay?x=1\""));
        IdempotencyKey key = shop.key();

        assertEquals(
                new PaymentOutcome.ActionRequired(URI.create("https://wallet.example/pay?x=1")),
                shop.charge("GCASH", key));
        JsonNode sent = shop.antom.sent(0);
        assertEquals("/ams/api/v1/payments/pay", shop.antom.paths().get(0));
        assertEquals("CASHIER_PAYMENT", sent.path("productCode").asText());
        assertEquals(key.value(), sent.path("paymentRequestId").asText());
        assertEquals(
                "{\"currency\":\"USD\",\"value\":\"1250\"}",
                sent.path("paymentAmount").toString());
        assertEquals(sent.path("paymentAmount"), sent.at("/order/orderAmount"));
        assertEquals(
                "{\"paymentMethodType\":\"GCASH\"}", sent.path("paymentMethod").toString());
        assertEquals("USD", sent.at("/settlementStrategy/settlementCurrency").asText());
        assertEquals(
                "https://shop.example/return", sent.path("paymentRedirectUrl").asText());
        assertEquals(
                "https://shop.example/webhooks/antom/payment",
                sent.path("paymentNotifyUrl").asText());
        assertEquals("WEB", sent.at("/env/terminalType").asText());
        assertTrue(sent.path("paymentFactor").isMissingNode());
        Map<String, String> headers = shop.antom.asked.get(0).headers();
        assertEquals(Vectors.CLIENT, headers.get("client-id"));
        assertEquals("application/json; charset=UTF-8", headers.get("Content-Type"));
        assertEquals(Long.toString(shop.clock.millis()), headers.get("Request-Time"));
    }

    @Test
    public void anAgreementIsDebitedByItsToken() {
        shop.antom.saysPaid();

        assertEquals(new PaymentOutcome.Succeeded("P1", Shop.PRICE), shop.charge("2811token", shop.key()));
        assertEquals("AGREEMENT_PAYMENT", shop.antom.sent(0).path("productCode").asText());
        assertEquals(
                "{\"paymentMethodType\":\"ALIPAY_CN\",\"paymentMethodId\":\"2811token\"}",
                shop.antom.sent(0).path("paymentMethod").toString());
    }

    @Test
    public void aCodeToScanComesWithThePlaceWhereItIsShown() {
        String code = ",\"orderCodeForm\":{\"codeDetails\":[{\"codeValueType\":\"QRCODE\",\"displayType\":\"TEXT\","
                + "\"codeValue\":\"00020101\"},"
                + "{\"displayType\":\"BIGIMAGE\",\"codeValue\":\"https://wallet.example/qr.png\"}]}";
        shop.antom.says(WAITS.formatted(code));

        assertEquals(
                new PaymentOutcome.ActionRequired(URI.create("https://wallet.example/qr.png"), "00020101"),
                shop.charge("ALIPAY_HK", shop.key()));
    }

    @Test
    public void aFormSentByGetIsAnAddressAndAPostedOneOrAScriptIsNone() {
        String form = ",\"redirectActionForm\":{\"method\":\"%s\",\"redirectUrl\":\"https://a.example/\","
                + "\"parameters\":\"a=1\"}";
        shop.antom
                .says(WAITS.formatted(form.formatted("GET")))
                .says(WAITS.formatted(form.formatted("POST")))
                .says(WAITS.formatted(",\"normalUrl\":\"javascript:alert(1)\""));

        assertEquals(
                new PaymentOutcome.ActionRequired(URI.create("https://a.example/?a=1")),
                shop.charge("ALIPAY_CN", shop.key()));
        assertEquals(new PaymentOutcome.Pending(), shop.charge("ALIPAY_CN", shop.key()));
        assertEquals(new PaymentOutcome.Pending(), shop.charge("ALIPAY_CN", shop.key()));
    }

    @Test
    public void aRefusalIsDeclinedWhateverItsCodeButOneOfOurAccount() {
        shop.antom
                .says("F", "RISK_REJECT")
                .says("F", "SOMETHING_NEW")
                .says("F", "PARAM_ILLEGAL")
                .says("F", "INVALID_CONTRACT");

        assertEquals(new PaymentOutcome.Declined("RISK_REJECT"), shop.charge(RICH, shop.key()));
        assertEquals(new PaymentOutcome.Declined("SOMETHING_NEW"), shop.charge(RICH, shop.key()));
        assertEquals(new PaymentOutcome.Declined("PARAM_ILLEGAL"), shop.charge(RICH, shop.key()));
        Shop.fault(Fault.MISCONFIGURED, () -> shop.charge(RICH, shop.key()));
    }

    @Test
    public void whatAntomDoesNotKnowIsInDoubt() {
        for (String code : List.of("UNKNOWN_EXCEPTION", "REQUEST_TRAFFIC_EXCEED_LIMIT", "SOMETHING_NEW")) {
            shop.antom.says("U", code);
            assertTrue(Shop.fault(Fault.IN_DOUBT, () -> shop.charge(RICH, shop.key()))
                    .contains(code));
        }
    }

    @Test
    public void nothingUnsignedIsBelieved() {
        String paid = "{\"result\":{\"resultStatus\":\"S\"},\"paymentId\":\"P1\"}";
        shop.antom
                .saysUnsigned(200, paid)
                .saysForged(paid)
                .saysUnsigned(200, paid.replace("\"S\"", "\"F\""))
                .saysUnsigned(200, paid);

        Shop.fault(Fault.IN_DOUBT, () -> shop.charge(RICH, shop.key()));
        Shop.fault(Fault.IN_DOUBT, () -> shop.charge(RICH, shop.key()));
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().refund("P1", Shop.PRICE, shop.key()));
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().find(shop.key()));
    }

    @Test
    public void everyOtherStatusOfAnActIsInDoubtAndARefusedAccountIsMisconfigured() {
        for (int status : List.of(201, 204, 302, 400, 404, 429, 500, 502, 503)) {
            shop.antom.saysUnsigned(status, "{}");
            Shop.fault(Fault.IN_DOUBT, () -> shop.charge(RICH, shop.key()));
        }
        shop.antom.saysUnsigned(401, "").saysUnsigned(503, "").saysUnsigned(302, "");
        Shop.fault(Fault.MISCONFIGURED, () -> shop.charge(RICH, shop.key()));
        Shop.fault(Fault.UNAVAILABLE, () -> shop.plugin().find(shop.key()));
        Shop.fault(Fault.UNINTELLIGIBLE, () -> shop.plugin().find(shop.key()));
    }

    @Test
    public void anAnswerThatCannotBeReadLeavesAnActInDoubt() {
        String paid = "\"result\":{\"resultStatus\":\"S\"},\"paymentId\":\"P1\"";
        for (String odd : List.of(
                "<html/>",
                "{",
                "[]",
                "{}",
                "{\"result\":\"S\"}",
                "{\"result\":{\"resultStatus\":\"S\"}}",
                "{" + paid + ",\"paymentId\":\"P2\"}",
                "{" + paid + ",\"paymentRequestId\":\"another\"}",
                "{" + paid + ",\"paymentAmount\":{\"currency\":\"USD\",\"value\":\"0\"}}",
                "{" + paid + ",\"paymentAmount\":{\"currency\":\"USD\",\"value\":\"-1250\"}}",
                "{" + paid + ",\"paymentAmount\":{\"currency\":\"USD\",\"value\":\"12.50\"}}",
                "{" + paid + ",\"paymentAmount\":{\"currency\":\"USD\",\"value\":1e30}}",
                "{" + paid + ",\"paymentAmount\":{\"currency\":\"USD\",\"value\":1e-9}}",
                "{" + paid + ",\"paymentAmount\":{\"currency\":\"XX\",\"value\":\"1250\"}}",
                "[".repeat(100_000))) {
            shop.antom.says(odd);
            Shop.fault(Fault.IN_DOUBT, () -> shop.charge(RICH, shop.key()));
        }
    }

    @Test
    public void anotherAmountThanOursIsReportedAsItIs() {
        shop.antom
                .says(
                        "S",
                        "SUCCESS",
                        "\"paymentId\":\"P1\"",
                        "\"paymentAmount\":{\"currency\":\"EUR\",\"value\":\"1249\"}")
                .says("S", "SUCCESS", "\"refundId\":\"R1\",\"refundAmount\":{\"currency\":\"USD\",\"value\":7}");

        assertEquals(new PaymentOutcome.Succeeded("P1", Money.of(1_249, "EUR")), shop.charge(RICH, shop.key()));
        assertEquals(
                new PaymentOutcome.Succeeded("R1", Money.of(7, "USD")),
                shop.plugin().refund("P1", Shop.PRICE, shop.key()));
    }

    @Test
    public void aKeyUsedBeforeWithOtherWordsIsAskedAbout() {
        String found = "\"paymentStatus\":\"SUCCESS\",\"paymentId\":\"P1\","
                + "\"paymentAmount\":{\"currency\":\"USD\",\"value\":\"99\"}";
        shop.antom
                .says("F", "REPEAT_REQ_INCONSISTENT")
                .says("S", "SUCCESS", found)
                .says("F", "REPEAT_REQ_INCONSISTENT")
                .says("F", "ORDER_NOT_EXIST")
                .says("F", "REPEAT_REQ_INCONSISTENT")
                .saysUnsigned(500, "");

        assertEquals(new PaymentOutcome.Succeeded("P1", Money.of(99, "USD")), shop.charge(RICH, shop.key()));
        Shop.fault(Fault.IN_DOUBT, () -> shop.charge(RICH, shop.key()));
        Shop.fault(Fault.IN_DOUBT, () -> shop.charge(RICH, shop.key()));
        assertEquals("/ams/api/v1/payments/inquiryPayment", shop.antom.paths().get(1));
    }

    @Test
    public void aRefundNamesThePaymentAndMayTakeItsTime() {
        shop.antom.says("U", "REFUND_IN_PROCESS").says("U", "UNKNOWN_EXCEPTION").says("F", "REFUND_WINDOW_EXCEED");
        IdempotencyKey key = shop.key();

        assertEquals(new PaymentOutcome.Pending(), shop.plugin().refund("P1", Shop.PRICE, key));
        assertEquals(
                "{\"refundRequestId\":\"" + key.value() + "\",\"paymentId\":\"P1\","
                        + "\"refundAmount\":{\"currency\":\"USD\",\"value\":\"1250\"},"
                        + "\"refundNotifyUrl\":\"https://shop.example/webhooks/antom/payment\"}",
                shop.antom.sent(0).toString());
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().refund("P1", Shop.PRICE, key));
        assertEquals(
                new PaymentOutcome.Declined("REFUND_WINDOW_EXCEED"),
                shop.plugin().refund("P1", Shop.PRICE, shop.key()));
    }

    @Test
    public void amountsAWayToPayDoesNotTakeAreDeclinedWithoutAsking() {
        assertDeclined("JKOPAY", Money.of(1_050, "TWD"), "AMOUNT_NOT_MULTIPLE");
        assertDeclined("OCTOPUS", Money.of(1_005, "HKD"), "AMOUNT_NOT_MULTIPLE");
        assertDeclined("DANA", Money.parse("299.99", "IDR"), "AMOUNT_BELOW_MINIMUM: DANA takes no less than 300");
        assertDeclined("KAKAOPAY", Money.of(49, "KRW"), "AMOUNT_BELOW_MINIMUM");
        assertDeclined("ALIPAY_CN", Money.of(0, "USD"), "AMOUNT_NOT_POSITIVE");
        assertTrue(shop.antom.asked.isEmpty());
        assertTrue(Limits.complaint("JKOPAY", Money.of(1_000, "TWD")).isEmpty());
        assertTrue(Limits.complaint("JKOPAY", Money.of(1_050, "USD")).isEmpty());
        assertTrue(Limits.complaint("KAKAOPAY", Money.of(50, "KRW")).isEmpty());
    }

    @Test
    public void aKeyThatIsNoRequestIdIsHashedAndStaysApart() {
        IdempotencyKey longKey = new IdempotencyKey("x".repeat(65));
        String hashed = RequestIds.of(longKey);

        assertEquals("x".repeat(64), RequestIds.of(new IdempotencyKey("x".repeat(64))));
        assertTrue(hashed, hashed.matches("k-[A-Za-z0-9_-]{43}"));
        assertEquals(hashed, RequestIds.of(longKey));
        assertTrue(!hashed.equals(RequestIds.of(new IdempotencyKey(hashed))));
        assertTrue(RequestIds.key(hashed).isEmpty());
        assertTrue(RequestIds.of(new IdempotencyKey("a/b")).startsWith("k-"));
    }

    private void assertDeclined(String wallet, Money amount, String reason) {
        PaymentOutcome outcome = shop.plugin().charge(new PayerToken(wallet), amount, "order 1", shop.key());
        assertTrue(
                outcome.toString(), ((PaymentOutcome.Declined) outcome).reason().startsWith(reason));
    }
}
