package org.kontor.payments.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.values.Money;

/** One attempt of a buyer to pay one stage of an order; another attempt is another payment with another key. */
public record Payment(
        UUID id,
        UUID order,
        String orderNumber,
        UUID buyer,
        UUID seller,
        String provider,
        UUID instrument,
        int stage,
        Money amount,
        PaymentState state,
        long version,
        Answer answer,
        Instant startedAt) {

    /**
     * What the provider last said: its reference, its reason, the payer's page and the code to scan (each empty when
     * there is none), until when it holds reserved money, and how often and when it was heard of.
     */
    public record Answer(
            String reference,
            String reason,
            String actionUri,
            String actionCode,
            Optional<Instant> holdUntil,
            long asked,
            Optional<Instant> askedAt) {

        public static final Answer NONE = new Answer("", "", "", "", Optional.empty(), 0, Optional.empty());

        Answer referring(String newReference) {
            return new Answer(newReference, "", "", "", holdUntil, asked, askedAt);
        }

        Answer because(String newReason) {
            return new Answer(reference, shortened(newReason), "", "", holdUntil, asked, askedAt);
        }

        Answer actAt(String uri, String code) {
            return new Answer(reference, "", uri, code, holdUntil, asked, askedAt);
        }

        Answer reserved(String newReference, Instant until) {
            return new Answer(newReference, "", "", "", Optional.of(until), asked, askedAt);
        }

        Answer heard(Instant now) {
            return new Answer(reference, reason, actionUri, actionCode, holdUntil, asked + 1, Optional.of(now));
        }

        private static String shortened(String text) {
            return text.length() <= 255 ? text : text.substring(0, 255);
        }
    }

    /** True once a charge has reserved the money: what is undecided then is its capture. */
    boolean reserved() {
        return answer.holdUntil().isPresent();
    }

    Payment moved(PaymentAction action) {
        return with(PaymentStates.TABLE.next(state, action), answer);
    }

    Payment answered(Answer newAnswer) {
        return with(state, newAnswer);
    }

    private Payment with(PaymentState newState, Answer newAnswer) {
        return new Payment(
                id,
                order,
                orderNumber,
                buyer,
                seller,
                provider,
                instrument,
                stage,
                amount,
                newState,
                version,
                newAnswer,
                startedAt);
    }
}
