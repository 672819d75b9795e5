package org.kontor.orders;

/** Where a stage of a payment plan stands. */
public enum StageState {
    /** Not paid; the next payment may be for it when all earlier ones are paid. */
    OPEN,
    /** A payment for it is being decided. */
    PAYING,
    /** Its money came into escrow. */
    PAID,
    /** The order was called off; nothing more is paid. */
    CLOSED
}
