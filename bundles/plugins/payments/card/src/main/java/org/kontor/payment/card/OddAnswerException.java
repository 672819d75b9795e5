package org.kontor.payment.card;

/** An object of Stripe's lacks what it must have; says what, in our words alone. */
final class OddAnswerException extends IllegalArgumentException {

    OddAnswerException(String what) {
        super(what);
    }
}
