package org.kontor.payments.domain;

import java.util.Set;

/** Where a payment stands; {@link PaymentStates} says what leads where. */
public enum PaymentState {
    /** The charge is recorded and about to be sent. */
    STARTED,
    /** The provider cannot be reached; nothing was charged. */
    WAITING,
    /** The answer was lost; the provider is asked what became of the charge or capture. */
    IN_DOUBT,
    /** The payer must act at the provider's page. */
    ACTION_REQUIRED,
    /** The provider has not decided. */
    PENDING,
    /** The money is reserved and being captured. */
    AUTHORISED,
    /** The payer must send the money from its bank. */
    AWAITING_FUNDS,
    /** Part of the money has come; the rest is awaited. */
    PARTIALLY_PAID,
    /** The provider is told to take nothing any more. */
    CALLING_OFF,
    /** An operator must look; nothing was booked. */
    REVIEW,
    /** The money is in escrow. */
    CAPTURED,
    /** The payer's bank has taken the money back, all or in part, out of escrow; lost when that is decided. */
    CHARGED_BACK,
    /** The provider said no, or the payment was called off. */
    DECLINED,
    /** The escrow was released to the seller. */
    RELEASED,
    /** The money is on its way back to the payer. */
    REFUNDING,
    /** The payer has the money back. */
    REFUNDED,
    /** The provider refused the refund; the money is in escrow and an operator must act. */
    REFUND_FAILED;

    /** Those whose money has come, whatever became of it. */
    public static final Set<PaymentState> CAME =
            Set.of(CAPTURED, CHARGED_BACK, RELEASED, REFUNDING, REFUNDED, REFUND_FAILED);

    /** True while money that was taken is neither the seller's nor back with the buyer. */
    boolean heldForTheBuyer() {
        return this == CAPTURED || this == REFUNDING || this == REFUND_FAILED;
    }

    /** True while the charge has no final answer. */
    public boolean undecided() {
        return ordinal() <= REVIEW.ordinal();
    }

    /** True while only the payer's bank can tell. */
    public boolean awaitsFunds() {
        return this == AWAITING_FUNDS || this == PARTIALLY_PAID;
    }
}
