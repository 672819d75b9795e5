package org.kontor.payments.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.values.Money;

/**
 * One attempt of a buyer to pay one stage of an order; another attempt is another payment with another key. The amount
 * is what the buyer is charged, and what it is worth is what the order gets.
 */
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
        Worth worth,
        PaymentState state,
        long version,
        Answer answer,
        Instant startedAt) {

    /** What goes into escrow, in the order's currency, and what of the buyer's money is our spread on the exchange. */
    public record Worth(Money amount, Money spread) {

        static Worth of(Money amount) {
            return new Worth(amount, Money.zero(amount.currency()));
        }
    }

    /** Charged in the order's own currency. */
    public Payment(
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
        this(
                id,
                order,
                orderNumber,
                buyer,
                seller,
                provider,
                instrument,
                stage,
                amount,
                Worth.of(amount),
                state,
                version,
                answer,
                startedAt);
    }

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

    /** True when the buyer is charged in another currency than the order's. */
    public boolean exchanged() {
        return !amount.currency().equals(worth.amount().currency());
    }

    /** The same of the order, charged in another currency. */
    Payment charged(Money inOther, Money spread) {
        return with(inOther, new Worth(worth.amount(), spread), state, answer);
    }

    /** What a part of the amount is worth, rounded down. */
    Worth worthOf(Money part) {
        return exchanged() ? new Worth(share(worth.amount(), part), share(worth.spread(), part)) : Worth.of(part);
    }

    private Money share(Money whole, Money part) {
        return new Proportion(part, amount).floor(whole);
    }

    Payment moved(PaymentAction action) {
        return with(amount, worth, PaymentStates.TABLE.next(state, action), answer);
    }

    Payment answered(Answer newAnswer) {
        return with(amount, worth, state, newAnswer);
    }

    private Payment with(Money newAmount, Worth newWorth, PaymentState newState, Answer newAnswer) {
        return new Payment(
                id,
                order,
                orderNumber,
                buyer,
                seller,
                provider,
                instrument,
                stage,
                newAmount,
                newWorth,
                newState,
                version,
                newAnswer,
                startedAt);
    }
}
