package org.kontor.payment.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import org.kontor.payment.PaymentPush.Subject;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the webhook of what has happened, once, within the call that it came of; what cannot be delivered is lost. */
final class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final Http http;
    private final String address;
    private final Seal seal;
    private final Clock clock;

    /** Without an address nobody is told. */
    Postman(Http http, String address, Seal seal, Clock clock) {
        this.http = http;
        this.address = address;
        this.seal = seal;
        this.clock = clock;
    }

    /** Of a line about the payer's money; a charge that will be disputed is followed by the dispute. */
    void moved(Entry entry, String key) {
        switch (entry.kind()) {
            case Books.CHARGE, Books.CAPTURE -> tell(Subject.CHARGE, key, entry.reference());
            case Books.REFUND -> tell(Subject.REFUND, key, entry.reference());
            default -> {
                return;
            }
        }
        if (entry.kind().equals(Books.CHARGE) && entry.behaviour().disputed()) {
            tell(Subject.CHARGEBACK, key, Disputes.reference(key));
        }
    }

    void tell(Subject subject, String key, String reference) {
        tell(subject, key, reference, "");
    }

    void returned(Entry payout, String key) {
        tell(Subject.PAYOUT, key, payout.reference(), "_returned");
    }

    private void tell(Subject subject, String key, String reference, String end) {
        if (!address.isBlank()) {
            send(message(subject, key, reference, end));
        }
    }

    private void send(byte[] message) {
        try {
            Request request = Request.act("POST", URI.create(address))
                    .header(Seal.HEADER, seal.sign(message, clock.instant()))
                    .body("application/json", message);
            Answer answer = http.send(request);
            if (!answer.isGood()) {
                LOG.warn("webhook.url answered {}: the message is lost", answer.status());
            }
        } catch (ProviderException | IllegalArgumentException e) {
            LOG.warn("webhook.url was not reached, the message is lost: {}", e.getMessage());
        }
    }

    private static byte[] message(Subject subject, String key, String reference, String end) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("event", "ev_" + subject.name().toLowerCase(Locale.ROOT) + "_" + key + end)
                .put("subject", subject.name())
                .put("key", key)
                .put("reference", reference)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
