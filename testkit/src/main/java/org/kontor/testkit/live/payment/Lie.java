package org.kontor.testkit.live.payment;

/** What is false in an answer whose form is good; what it answers has been done nevertheless. */
public enum Lie {
    WRONG_CURRENCY,
    AMOUNT_ZERO,
    AMOUNT_NEGATIVE,
    /** 10^30. */
    AMOUNT_IMMENSE,
    /** 1e-9. */
    AMOUNT_TINY,
    /** Success, and no id of what was made. */
    WITHOUT_ID,
    /** The id of another payment. */
    ID_OF_ANOTHER,
    /** There is no such thing, of a thing that there is. */
    NOT_FOUND,
    /** Every text is an object. */
    WRONG_TYPE,
    /** A hundred thousand arrays in each other. */
    DEEP,
    /** Another currency and no signature; where answers have none, the truth. */
    UNSIGNED,
    /** Another currency than was signed; where answers have no signature, the truth. */
    FORGED
}
