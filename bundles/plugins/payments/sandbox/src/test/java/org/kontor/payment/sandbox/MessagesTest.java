package org.kontor.payment.sandbox;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.payment.sandbox.Account.AMOUNT;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.Chargebacks.Chargeback;
import org.kontor.payment.Chargebacks.State;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.payment.PaymentPush.Message;
import org.kontor.payment.PaymentPush.Notice;
import org.kontor.payment.PaymentPush.Subject;
import org.kontor.toolkit.http.Request;
import org.kontor.values.IdempotencyKey;

/** What the sandbox tells the webhook, what it believes, and the disputes that only a message announces. */
public class MessagesTest {

    private static final Map<String, Object> TOLD = Map.of(
            "webhook_url", "http://127.0.0.1:8181/api/v1/webhooks/payments/payment.sandbox-main",
            "_webhook_secret", "tell-me");

    @Rule
    public final Account account = new Account();

    private final IdempotencyKey key = new IdempotencyKey("charge-1");

    @Test
    public void everythingThatMovesIsToldOnceAndBelieved() {
        SandboxPayments sandbox = account.open(TOLD);
        account.charge(sandbox, "tok-disputed", key);
        account.charge(sandbox, "tok-disputed", key);
        account.charge(sandbox, "tok-hold", new IdempotencyKey("hold-1"));
        sandbox.capture("ch_hold-1", AMOUNT, new IdempotencyKey("capture-1"));
        sandbox.refund("ch_charge-1", AMOUNT, new IdempotencyKey("refund-1"));
        sandbox.pay(new PayerToken("tok-payout-returned"), AMOUNT, "S-1", new IdempotencyKey("payout-1"));
        account.pass(Duration.ofSeconds(5));
        sandbox.findPayout(new IdempotencyKey("payout-1"));
        sandbox.findPayout(new IdempotencyKey("payout-1"));

        assertEquals(
                List.of(
                        notice(Subject.CHARGE, "charge-1", "ch_charge-1"),
                        notice(Subject.CHARGEBACK, "charge-1", "dp_charge-1"),
                        notice(Subject.CHARGE, "capture-1", "ch_hold-1"),
                        notice(Subject.REFUND, "refund-1", "re_refund-1"),
                        notice(Subject.PAYOUT, "payout-1", "po_payout-1"),
                        new Notice(
                                "ev_payout_payout-1_returned",
                                Subject.PAYOUT,
                                Optional.of(new IdempotencyKey("payout-1")),
                                "po_payout-1")),
                account.told.stream().map(request -> received(sandbox, request)).toList());
        assertEquals(TOLD.get("webhook_url"), account.told.get(0).uri().toString());
    }

    @Test
    public void aKeyThatComesManyTimesAtOnceIsToldOnce() {
        SandboxPayments sandbox = account.open(TOLD);
        for (int i = 0; i < 50; i++) {
            IdempotencyKey charge = IdempotencyKey.fresh();
            IntStream.range(0, 8).parallel().forEach(call -> account.charge(sandbox, "tok-ok", charge));
        }

        assertEquals(50, account.told.size());
    }

    @Test
    public void withoutAnAddressNobodyIsTold() {
        account.charge(account.open(Map.of("_webhook_secret", "tell-me")), "tok-ok", key);

        assertEquals(List.of(), account.told);
    }

    @Test
    public void aWebhookThatCannotBeReachedChangesNothing() {
        account.status = 503;

        assertTrue(account.charge(account.open(TOLD), "tok-ok", key) instanceof Succeeded);
        Map<String, Object> wrong = new HashMap<>(TOLD);
        wrong.put("webhook_url", "no address");
        assertTrue(account.charge(account.open(wrong), "tok-ok", IdempotencyKey.fresh()) instanceof Succeeded);
    }

    @Test
    public void whatIsNotSignedNowWithOurSecretIsForged() {
        SandboxPayments sandbox = account.open(TOLD);
        account.charge(sandbox, "tok-ok", key);
        Request genuine = account.told.get(0);
        String signature = genuine.headers().get(Seal.HEADER);

        received(sandbox, genuine);
        forged(sandbox, signature, genuine.body().length + 1, genuine.body());
        for (String other : List.of("", "t=1", signature.substring(0, 20), signature.replace("t=", "t=1"))) {
            forged(sandbox, other, genuine.body().length, genuine.body());
        }
        assertThrows(SecurityException.class, () -> sandbox.receive(Map.of(), genuine.body()));
        forged(account.open(Map.of("_webhook_secret", "other")), signature, genuine.body().length, genuine.body());
        forged(account.open(Map.of()), new Seal("tell-me").sign(genuine.body(), account.now()), 0, genuine.body());
        account.pass(Duration.ofMinutes(5));
        received(sandbox, genuine);
        account.pass(Duration.ofSeconds(1));
        forged(sandbox, signature, genuine.body().length, genuine.body());
    }

    @Test
    public void aSignatureIsTheOneThatOpensslMakes() {
        String body = "{\"event\":\"ev_1\",\"subject\":\"CHARGE\",\"reference\":\"ch_1\"}";

        assertEquals(
                "t=1793606400,v1=4c89b7febb9bfefb099a2077caf983eedd6b14dd18e56aec8f76c73dd42e03d7",
                new Seal("tell-me").sign(body.getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(1_793_606_400)));
    }

    @Test
    public void aDisputedChargeIsDecidedInTheEnd() {
        SandboxPayments sandbox = account.open(Map.of());
        account.charge(sandbox, "tok-disputed", key);
        account.charge(sandbox, "tok-dispute-won", new IdempotencyKey("charge-2"));
        account.charge(sandbox, "tok-ok", new IdempotencyKey("charge-3"));
        Chargeback dispute = sandbox.chargeback("dp_charge-1").orElseThrow();

        assertEquals("ch_charge-1", dispute.charge());
        assertEquals(AMOUNT, dispute.amount());
        assertEquals(State.OPEN, dispute.state());
        account.pass(Duration.ofSeconds(5));
        assertEquals(State.LOST, sandbox.chargeback("dp_charge-1").orElseThrow().state());
        assertEquals(State.WON, sandbox.chargeback("dp_charge-2").orElseThrow().state());
        assertEquals(Optional.empty(), sandbox.chargeback("dp_charge-3"));
        assertEquals(Optional.empty(), sandbox.chargeback("elsewhere"));
    }

    private static Notice notice(Subject subject, String key, String reference) {
        String event = "ev_" + subject.name().toLowerCase(Locale.ROOT) + "_" + key;
        return new Notice(event, subject, Optional.of(new IdempotencyKey(key)), reference);
    }

    private static Notice received(SandboxPayments sandbox, Request request) {
        Map<String, String> headers = Map.of(Seal.HEADER, request.headers().get(Seal.HEADER));
        Message message = sandbox.receive(headers, request.body());
        assertEquals("{\"received\":true}", message.acknowledgement());
        return message.notices().get(0);
    }

    /** The body cut or lengthened to so many bytes. */
    private static void forged(SandboxPayments sandbox, String signature, int length, byte[] body) {
        byte[] changed = Arrays.copyOf(body, length);
        assertThrows(SecurityException.class, () -> sandbox.receive(Map.of(Seal.HEADER, signature), changed));
    }
}
