package org.kontor.payment.card;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.Test;
import org.kontor.payment.PaymentPush.Message;
import org.kontor.payment.PaymentPush.Notice;
import org.kontor.payment.PaymentPush.Subject;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;

/** Messages with the signature that Stripe gives them; the secret, the time and the first body are a vector. */
public class CardMessagesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long TIME = 1_767_225_600;
    private static final String BODY = "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"payment_intent.succeeded\"}";
    private static final String V1 = "74727dd0303ed4b68616e5ed81df57347b21e1772ff1638d2d3ee45f68007316";
    private static final String HEADER = "t=" + TIME + ",v1=" + V1;
    private static final String WRONG = "0".repeat(64);

    @Test
    public void believesTheVector() {
        Message message = receive(HEADER, BODY, TIME);

        assertEquals(List.of(new Notice("evt_1", Subject.CHARGE, Optional.empty(), "")), message.notices());
        assertEquals("application/json", message.mediaType());
        assertEquals("{\"received\":true}", message.acknowledgement());
    }

    @Test
    public void anySignatureOfAnySecretWill() {
        receive("t=" + TIME + ",v1=" + WRONG + ",v1=" + V1 + ",v0=" + WRONG, BODY, TIME);
        receive("t=" + TIME + ", v0=x , v1=" + V1, BODY, TIME);
        inbox(TIME, "whsec_new", "whsec_test_secret").receive(headers(HEADER), bytes(BODY));
    }

    @Test
    public void theSameAgainIsTheSame() {
        CardInbox inbox = inbox(TIME, "whsec_test_secret");

        assertEquals(inbox.receive(headers(HEADER), bytes(BODY)), inbox.receive(headers(HEADER), bytes(BODY)));
    }

    @Test
    public void fiveMinutesAreTolerated() {
        receive(HEADER, BODY, TIME + 300);
        receive(HEADER, BODY, TIME - 300);
        forged(HEADER, BODY, TIME + 301);
        forged(HEADER, BODY, TIME - 301);
    }

    @Test
    public void whatIsNotSignedSoIsForged() {
        forged("", BODY, TIME);
        forged("t=" + TIME, BODY, TIME);
        forged("v1=" + V1, BODY, TIME);
        forged("t=" + TIME + ",v0=" + V1, BODY, TIME);
        forged("t=" + TIME + ",v1=" + WRONG, BODY, TIME);
        forged("t=" + TIME + ",v1=", BODY, TIME);
        forged("t=x,v1=" + V1, BODY, TIME);
        forged("t=" + TIME + ",t=" + (TIME + 1) + ",v1=" + V1, BODY, TIME);
        forged("t=" + (TIME + 1) + ",v1=" + V1, BODY, TIME);
        forged(HEADER, BODY + " ", TIME);
        assertThrows(SecurityException.class, () -> inbox(TIME).receive(headers(HEADER), bytes(BODY)));
        assertThrows(SecurityException.class, () -> inbox(TIME, "whsec_other").receive(headers(HEADER), bytes(BODY)));
        assertThrows(
                SecurityException.class, () -> inbox(TIME, "whsec_test_secret").receive(Map.of(), bytes(BODY)));
    }

    @Test
    public void saysWhatItIsAbout() {
        String key = IdempotencyKey.fresh().value();
        about(Subject.CHARGE, "pi_1", key, "payment_intent.amount_capturable_updated", "payment_intent", "pi_1");
        about(Subject.CHARGE, "pi_1", key, "payment_intent.canceled", "payment_intent", "pi_1");
        about(Subject.CHARGE, "pi_1", key, "charge.expired", "charge", "ch_1");
        about(Subject.CHARGE, "pi_1", key, "charge.refunded", "charge", "ch_1");
        about(Subject.REFUND, "re_1", key, "refund.failed", "refund", "re_1");
        about(Subject.REFUND, "re_1", key, "charge.refund.updated", "refund", "re_1");
        about(Subject.CHARGEBACK, "du_1", key, "charge.dispute.funds_withdrawn", "dispute", "du_1");
        about(Subject.BINDING, "seti_1", key, "setup_intent.succeeded", "setup_intent", "seti_1");
        about(Subject.PAYOUT, "po_1", key, "payout.paid", "payout", "po_1");
        about(Subject.BINDING, "cs_1", key, "checkout.session.completed", "checkout.session", "cs_1");
    }

    @Test
    public void anUnknownTypeIsAcknowledged() {
        Notice notice = CardEvents.message(
                        json("{'id':'evt_9','type':'customer.created','data':{'object':{'id':'cus_1'}}}"))
                .notices()
                .get(0);

        assertEquals(new Notice("evt_9", Subject.OTHER, Optional.empty(), ""), notice);
    }

    @Test
    public void aGenuineMessageThatIsNoEventIsAFault() {
        for (String body : List.of("", "[]", "null", "{}", "{", "{\"id\":\"evt_1\"}")) {
            String header = "t=" + TIME + ",v1=" + signed(body);
            assertThrows(body, ProviderException.class, () -> receive(header, body, TIME));
        }
    }

    private static void about(Subject subject, String reference, String key, String type, String kind, String id) {
        String object =
                "{'id':'%s','object':'%s','mode':'setup','payment_intent':'pi_1','metadata':{'kontor_key':'%s'}}"
                        .formatted(id, kind, key);
        String event = "{'id':'evt_2','type':'%s','data':{'object':%s}}".formatted(type, object);

        assertEquals(
                List.of(new Notice("evt_2", subject, Optional.of(new IdempotencyKey(key)), reference)),
                CardEvents.message(json(event)).notices());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String signed(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes("whsec_test_secret"), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(TIME + "." + body)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void forged(String header, String body, long now) {
        assertThrows(header, SecurityException.class, () -> receive(header, body, now));
    }

    private static Message receive(String header, String body, long now) {
        return inbox(now, "whsec_test_secret").receive(headers(header), bytes(body));
    }

    private static CardInbox inbox(long now, String... secrets) {
        return new CardInbox(new CardSignature(List.of(secrets)), InstantSource.fixed(Instant.ofEpochSecond(now)));
    }

    private static Map<String, String> headers(String signature) {
        return Map.of("stripe-signature", signature, "content-type", "application/json");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
