package org.kontor.payment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Require;
import org.osgi.annotation.versioning.ConsumerType;

/** A further service, registered by providers that tell us of changes. What they tell only makes the host ask. */
@ConsumerType
public interface PaymentPush {

    /** What a message is about; OTHER needs no answer of ours. */
    enum Subject {
        CHARGE,
        REFUND,
        CHARGEBACK,
        PAYOUT,
        BINDING,
        OTHER
    }

    /**
     * One event: the provider's id for it (the same however often it is sent), what it is about, our key when the message
     * names it, and the provider's reference of the charge, refund, payout or chargeback (empty when there is none).
     */
    record Notice(String event, Subject subject, Optional<IdempotencyKey> key, String reference) {
        public Notice {
            event = Require.text("event", event);
            Require.present("subject", subject);
            Require.present("key", key);
            reference = Require.optional(reference);
        }
    }

    /** What the provider sent, and the body it wants for an answer once we have kept it. */
    record Message(List<Notice> notices, String mediaType, String acknowledgement) {
        public Message {
            notices = List.copyOf(notices);
            mediaType = Require.text("mediaType", mediaType);
            Require.present("acknowledgement", acknowledgement);
        }
    }

    /**
     * Reads what the provider sent: header names in lower case, body byte for byte.
     * Throws {@link SecurityException} when the signature is missing, wrong or too old.
     */
    Message receive(Map<String, String> headers, byte[] body);
}
