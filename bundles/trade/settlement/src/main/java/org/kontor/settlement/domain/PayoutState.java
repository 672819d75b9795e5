package org.kontor.settlement.domain;

/** Where a payout stands. */
public enum PayoutState {
    /** The amount asks for an operator's consent; the money is set aside. */
    AWAITING_APPROVAL,
    /** The provider has been told, or will be. */
    SENDING,
    /** The provider has it in hand. */
    ACCEPTED,
    /** The money has left us. */
    SETTLED,
    /** The provider did not send it; the seller is owed it again. */
    REJECTED,
    /** It came back; the seller is owed it again. */
    RETURNED,
    /** An operator said no; the seller is owed it again. */
    REFUSED
}
