package org.kontor.payments.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.kontor.payment.PaymentPush;

/**
 * One event that a provider told us of. The id follows from account and event, so that one event is kept once;
 * {@code intention} is the key that the provider named, {@code looked} how often we sought what it is about.
 */
public record ProviderMessage(
        UUID id,
        String account,
        String event,
        PaymentPush.Subject subject,
        String intention,
        String reference,
        State state,
        long looked,
        Instant receivedAt) {

    /** What became of it. */
    public enum State {
        /** The provider has not been asked about it yet. */
        KEPT,
        /** The provider was asked; what it answered counts. */
        ASKED,
        /** About nothing that we know; an operator must look. */
        UNKNOWN,
        /** Needs no answer of ours. */
        IDLE
    }

    private static final int LONGEST = 1000;
    private static final int LONGEST_KEY = 255;

    static ProviderMessage of(String account, PaymentPush.Notice notice, Instant now) {
        return new ProviderMessage(
                UUID.nameUUIDFromBytes((account + "\n" + notice.event()).getBytes(StandardCharsets.UTF_8)),
                account,
                shortened(notice.event(), LONGEST),
                notice.subject(),
                shortened(notice.key().map(key -> key.value()).orElse(""), LONGEST_KEY),
                shortened(notice.reference(), LONGEST),
                notice.subject() == PaymentPush.Subject.OTHER ? State.IDLE : State.KEPT,
                0,
                now);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
