package org.kontor.testkit.live.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Stripe's messages: an event with the object as it was then. */
final class StripeLetters {

    private final StripePayments payments;

    StripeLetters(StripePayments payments) {
        this.payments = payments;
    }

    Letter about(Event event, URI to, String secret, Instant time) {
        long then = event.payment().changed().getEpochSecond();
        ObjectNode message = StripeJson.object("event", event.id(), then);
        message.put("type", type(event.kind())).putObject("data").set("object", object(event));
        return signed(message.toString(), to, secret, time);
    }

    private ObjectNode object(Event event) {
        return switch (event.kind()) {
            case REFUNDED -> StripeJson.refund(event.refund().orElseThrow());
            case DISPUTED -> StripeJson.dispute(event.payment());
            default -> payments.shown(event.payment());
        };
    }

    private static String type(Event.Kind kind) {
        return switch (kind) {
            case DECLINED -> "payment_intent.payment_failed";
            case HELD -> "payment_intent.amount_capturable_updated";
            case TAKEN -> "payment_intent.succeeded";
            case CALLED_OFF -> "payment_intent.canceled";
            case REFUNDED -> "refund.created";
            case DISPUTED -> "charge.dispute.created";
        };
    }

    private static Letter signed(String body, URI to, String secret, Instant time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = time.getEpochSecond() + "." + body;
            String v1 = HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            String header = "t=" + time.getEpochSecond() + ",v1=" + v1;
            return new Letter(to, Map.of("content-type", "application/json", "stripe-signature", header), body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
