package org.kontor.orders;

/** Where a trade stands. The table of transitions is {@code OrderStates}. */
public enum OrderState {
    /** Agreed; the buyer must pay. */
    PLACED,
    /** A payment is being decided. */
    PAYING,
    /** The first stage is in escrow; the seller may prepare, and books when all that is due before shipment is paid. */
    DEPOSITED,
    /** Everything that is due before shipment is in escrow; the seller must check, pack and book. */
    PAID,
    /** The carrier is being booked. */
    BOOKING,
    /** The carrier is booked; the seller must hand the goods over. */
    BOOKED,
    /** The carrier has the goods. */
    SHIPPED,
    /** The carrier says delivered; the buyer must accept, or the acceptance window passes. */
    DELIVERED,
    /** Accepted; the escrow is being released. */
    ACCEPTED,
    /** The seller has been credited. */
    SETTLED,
    /** Called off before shipment; nothing had been paid, or the refund is under way. */
    CANCELLED,
    /** Called off and the buyer has the money back. */
    REFUNDED
}
