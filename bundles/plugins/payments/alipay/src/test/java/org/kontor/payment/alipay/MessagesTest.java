package org.kontor.payment.alipay;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.PaymentPush.Message;
import org.kontor.payment.PaymentPush.Notice;
import org.kontor.payment.PaymentPush.Subject;
import org.kontor.payment.alipay.Vectors.Vector;
import org.kontor.values.IdempotencyKey;

/** Messages of Antom's: genuine ones become notices, all others are refused. */
public class MessagesTest {

    private static final String PATH = "/webhooks/antom/payment";
    private static final String RESULT =
            "\"result\":{\"resultCode\":\"SUCCESS\",\"resultStatus\":\"S\",\"resultMessage\":\"ok\"}";

    @Rule
    public final Shop shop = new Shop(false);

    @Before
    public void itIsTheDayOfTheVector() {
        Instant then =
                Instant.ofEpochMilli(Long.parseLong(Vectors.vector("notify").time()));
        shop.clock.advance(Duration.between(shop.clock.instant(), then));
    }

    @Test
    public void whatIsTwoDaysOldIsRefusedInWhateverFormTheTimeIs() {
        String body = "{\"notifyType\":\"notifyVostro\"}";
        String iso = OffsetDateTime.ofInstant(shop.clock.instant(), ZoneOffset.ofHours(8))
                .toString();
        List<Map<String, String>> signed = List.of(signed(body), signed(body, iso));
        Map<String, String> elsewise = signed(body, "yesterday");

        shop.clock.advance(Duration.ofHours(47));
        signed.forEach(headers -> shop.plugin().receive(headers, bytes(body)));
        shop.clock.advance(Duration.ofHours(2));
        for (Map<String, String> headers : signed) {
            assertThrows(SecurityException.class, () -> shop.plugin().receive(headers, bytes(body)));
        }
        assertEquals(1, shop.plugin().receive(elsewise, bytes(body)).notices().size());
    }

    @Test
    public void theVectorIsBelievedAndAnsweredAsAntomWants() {
        Vector vector = Vectors.vector("notify");

        Message message = shop.plugin().receive(headers(vector.time(), vector.header()), bytes(vector.body()));

        assertEquals(
                "{\"result\":{\"resultCode\":\"SUCCESS\",\"resultStatus\":\"S\",\"resultMessage\":\"success\"}}",
                message.acknowledgement());
        assertTrue(message.mediaType().startsWith("application/json"));
        Notice notice = message.notices().get(0);
        assertEquals(Subject.CHARGE, notice.subject());
        assertEquals(Optional.of(new IdempotencyKey("PR-2026-000001")), notice.key());
        assertEquals("20260101190741010007000000000001", notice.reference());
    }

    @Test
    public void whatAntomDidNotSignIsRefused() {
        Vector vector = Vectors.vector("notify");
        byte[] body = bytes(vector.body());
        Map<String, String> good = headers(vector.time(), vector.header());

        for (String missing : good.keySet()) {
            Map<String, String> fewer = new HashMap<>(good);
            fewer.remove(missing);
            assertThrows(SecurityException.class, () -> shop.plugin().receive(fewer, body));
        }
        Map<String, String> anothers = new HashMap<>(good);
        anothers.put("client-id", "5YEXAMPLE00000000002");
        assertThrows(SecurityException.class, () -> shop.plugin().receive(anothers, body));
        assertThrows(SecurityException.class, () -> shop.plugin().receive(headers("1", vector.header()), body));
        assertThrows(SecurityException.class, () -> shop.plugin()
                .receive(good, bytes(vector.body().replace("1250", "9250"))));
        String elsewhere = signatures().header("/api/v1/webhooks/payments/alipay", vector.time(), body);
        assertThrows(SecurityException.class, () -> shop.plugin().receive(headers(vector.time(), elsewhere), body));
    }

    @Test
    public void everyKindOfMessageSaysWhatToAskAbout() {
        Notice capture = notice("{\"notifyType\":\"CAPTURE_RESULT\",\"captureRequestId\":\"K1\",\"captureId\":\"C1\","
                + "\"paymentId\":\"P1\"," + RESULT + "}");
        assertEquals(Subject.CHARGE, capture.subject());
        assertEquals(Optional.of(new IdempotencyKey("K1")), capture.key());
        assertEquals("P1", capture.reference());

        Notice refund = notice("{\"notifyType\":\"REFUND_RESULT\",\"refundRequestId\":\"K2\",\"refundId\":\"R1\","
                + "\"refundStatus\":\"SUCCESS\"," + RESULT + "}");
        assertEquals(Subject.REFUND, refund.subject());
        assertEquals("R1", refund.reference());

        Notice dispute = notice("{\"disputeNotificationType\":\"DISPUTE_CREATED\",\"disputeId\":\"D1\","
                + "\"paymentId\":\"P1\",\"paymentRequestId\":\"K3\","
                + "\"disputeAmount\":{\"currency\":\"USD\",\"value\":\"1250\"}}");
        assertEquals(Subject.CHARGEBACK, dispute.subject());
        assertEquals("D1", dispute.reference());
        assertEquals(Optional.of(new IdempotencyKey("K3")), dispute.key());

        assertEquals(Subject.OTHER, notice("{\"notifyType\":\"notifyVostro\"}").subject());
        assertEquals(Subject.OTHER, notice("no json").subject());
        assertEquals(Subject.OTHER, notice("[]").subject());
    }

    @Test
    public void aHashedKeyIsNotTakenForAKey() {
        String id = RequestIds.of("x".repeat(70));

        Notice notice = notice(
                "{\"notifyType\":\"PAYMENT_RESULT\",\"paymentRequestId\":\"%s\",\"paymentId\":\"P1\"}".formatted(id));
        assertEquals(Optional.empty(), notice.key());
        assertEquals("P1", notice.reference());
    }

    @Test
    public void anEventIsTheSameHoweverOftenAndAnotherForOtherNews() {
        String paid =
                "{\"notifyType\":\"PAYMENT_RESULT\",\"paymentRequestId\":\"K\",\"paymentId\":\"P1\"," + RESULT + "}";

        assertEquals(notice(paid).event(), notice(paid.replace("{\"n", "{ \"n")).event());
        assertNotEquals(notice(paid).event(), notice(paid.replace("P1", "P2")).event());
        assertNotEquals(
                notice(paid).event(),
                notice(paid.replace("PAYMENT_RESULT", "PAYMENT_PENDING")).event());
        assertNotEquals(
                notice(paid).event(), notice(paid.replace("\"S\"", "\"F\"")).event());
    }

    @Test
    public void allOrdersOfFiveMessagesEachThreeTimesTellTheSame() {
        List<String> messages = List.of(
                "{\"notifyType\":\"PAYMENT_PENDING\",\"paymentRequestId\":\"K\",\"paymentId\":\"P1\"," + RESULT + "}",
                "{\"notifyType\":\"PAYMENT_RESULT\",\"paymentRequestId\":\"K\",\"paymentId\":\"P1\"," + RESULT + "}",
                "{\"notifyType\":\"CAPTURE_RESULT\",\"captureRequestId\":\"C\",\"captureId\":\"C1\"," + RESULT + "}",
                "{\"notifyType\":\"REFUND_RESULT\",\"refundRequestId\":\"R\",\"refundId\":\"R1\"," + RESULT + "}",
                "{\"disputeNotificationType\":\"DISPUTE_CREATED\",\"disputeId\":\"D1\"}");
        Map<String, Map<String, String>> signed = new HashMap<>();
        messages.forEach(message -> signed.put(message, signed(message)));
        Set<Set<String>> told = new HashSet<>();
        for (List<String> order : orders(messages)) {
            Set<String> notices = new TreeSet<>();
            for (int time = 0; time < 3; time++) {
                order.forEach(message -> notices.add(shop.plugin()
                        .receive(signed.get(message), bytes(message))
                        .notices()
                        .toString()));
            }
            told.add(notices);
        }

        assertEquals(1, told.size());
        assertEquals(5, told.iterator().next().size());
    }

    @Test
    public void aConsentThatAMessageTellsOfIsBoundWhenAskedNext() throws Exception {
        IdempotencyKey key = shop.key();
        shop.antom.says("S", "SUCCESS", "\"normalUrl\":\"https://wallet.example/consent\"");
        assertTrue(shop.plugin().bind("ALIPAY_CN", "Lantern Works", key) instanceof BindingOutcome.ActionRequired);
        assertEquals(key.value(), shop.antom.sent(0).path("authState").asText());
        assertEquals("[\"AGREEMENT_PAY\"]", shop.antom.sent(0).path("scopes").toString());
        assertTrue(shop.plugin().findBinding(key).orElseThrow() instanceof BindingOutcome.ActionRequired);

        Notice notice = notice("{\"authorizationNotifyType\":\"AUTHCODE_CREATED\",\"authState\":\"" + key.value()
                + "\",\"authCode\":\"CONSENTCODE\"}");
        assertEquals(Subject.BINDING, notice.subject());
        assertEquals(Optional.of(key), notice.key());
        shop.antom.says("S", "SUCCESS", "\"accessToken\":\"SECRETTOKEN\"");
        BindingOutcome bound = shop.plugin().findBinding(key).orElseThrow();

        assertEquals(
                "ALIPAY_CN:SECRETTOKEN",
                ((BindingOutcome.Bound) bound).instrument().token().value());
        assertEquals("CONSENTCODE", shop.antom.sent(1).path("authCode").asText());
        assertEquals(Optional.of(bound), shop.restarted().findBinding(key));
        String books = Files.readString(shop.journal());
        assertFalse(books, books.contains("SECRETTOKEN") || books.contains("CONSENTCODE"));
    }

    /** Every order of the messages. */
    private static List<List<String>> orders(List<String> messages) {
        if (messages.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> orders = new ArrayList<>();
        for (String first : messages) {
            List<String> others =
                    messages.stream().filter(other -> !other.equals(first)).toList();
            for (List<String> rest : orders(others)) {
                List<String> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }

    private Notice notice(String body) {
        return shop.plugin().receive(signed(body), bytes(body)).notices().get(0);
    }

    private static Map<String, String> signed(String body) {
        return signed(body, Played.TIME);
    }

    private static Map<String, String> signed(String body, String time) {
        return headers(time, signatures().header(PATH, time, bytes(body)));
    }

    private static Signatures signatures() {
        return new Signatures(Vectors.CLIENT, "1", Vectors.KEYS);
    }

    private static Map<String, String> headers(String time, String signature) {
        return Map.of("client-id", Vectors.CLIENT, "request-time", time, "signature", signature);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
