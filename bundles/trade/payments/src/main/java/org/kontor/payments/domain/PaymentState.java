package org.kontor.payments.domain;

/** Where a payment stands; {@link PaymentStates} says what leads where. */
public enum PaymentState {
    /** The charge is recorded and about to be sent. */
    STARTED,
    /** The provider cannot be reached; nothing was charged. */
    WAITING,
    /** The answer was lost; the provider is asked what became of the charge. */
    IN_DOUBT,
    /** The payer must act at the provider's page. */
    ACTION_REQUIRED,
    /** The provider has not decided. */
    PENDING,
    /** An operator must look; nothing was booked. */
    REVIEW,
    /** The money is in escrow. */
    CAPTURED,
    /** The provider said no. */
    DECLINED,
    /** The escrow was released to the seller. */
    RELEASED,
    /** The money is on its way back to the payer. */
    REFUNDING,
    /** The payer has the money back. */
    REFUNDED,
    /** The provider refused the refund; the money is in escrow and an operator must act. */
    REFUND_FAILED;

    /** True while money that was taken is neither the seller's nor back with the buyer. */
    boolean heldForTheBuyer() {
        return this == CAPTURED || this == REFUNDING || this == REFUND_FAILED;
    }

    /** True while the charge has no final answer. */
    public boolean undecided() {
        return ordinal() <= REVIEW.ordinal();
    }
}
