package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.kontor.payment.PaymentPush.Message;
import org.kontor.toolkit.http.Request;

/** Takes what Stripe sends: believes the signature first, then reads. */
final class CardInbox {

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final CardSignature signature;
    private final InstantSource clock;

    CardInbox(CardSignature signature, InstantSource clock) {
        this.signature = signature;
        this.clock = clock;
    }

    Message receive(Map<String, String> headers, byte[] body) {
        signature.require(headers.getOrDefault("stripe-signature", ""), body, clock.instant());
        return CardFinder.read(json(body), CardEvents::message);
    }

    private JsonNode json(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (IOException | NumberFormatException e) {
            // The parser quotes the body, which may hold a secret: drop its words.
            throw CardAnswer.nonsense(Request.Effect.QUERY, "a message that is no JSON");
        }
    }
}
