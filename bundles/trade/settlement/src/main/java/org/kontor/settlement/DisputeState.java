package org.kontor.settlement;

/** Where a dispute stands. */
public enum DisputeState {
    /** The buyer complains; the seller has not answered. */
    OPEN,
    /** The parties look for an agreement. */
    NEGOTIATION,
    /** They had their time: either may call the operator, who comes by itself in the end. */
    ESCALATABLE,
    /** Waits for an operator. */
    PLATFORM_REVIEW,
    /** An operator asks for evidence, until a deadline. */
    EVIDENCE,
    /** One operator has decided; the amount asks for a second. */
    PROPOSED,
    /** Decided or agreed; the money is about to move. */
    DECIDED,
    /** The money has moved. */
    EXECUTED,
    /** Taken back, or the order was called off. */
    WITHDRAWN;

    /** True while it holds money back. */
    public boolean open() {
        return this != EXECUTED && this != WITHDRAWN;
    }
}
