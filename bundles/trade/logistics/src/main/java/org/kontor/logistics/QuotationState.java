package org.kontor.logistics;

/** Whether a quotation can be ordered from; it follows from the options and the time. */
public enum QuotationState {
    /** At least one option can be chosen. */
    QUOTED,
    /** Every price has run out: ask again. */
    EXPIRED,
    /** No carrier takes it; the exclusions say why. */
    NOT_SERVED,
    /** No carrier has offered anything yet, and some have not answered. */
    AWAITED
}
