package org.kontor.payments.domain;

/** What moves money; each is a kind of transfer. */
public enum Event {
    CAPTURE(true),
    FUNDS_RECEIVED(false),
    FUNDS_CREDITED(false),
    FUNDS_TAKEN_BACK(false),
    CREDIT_TAKEN_BACK(false),
    BANK_CHARGE(false),
    BANK_RECEIPT(true),
    ALLOCATION(true),
    UNMATCHED_RECEIPT(false),
    UNMATCHED_CLEARED(false),
    RETURN_SENT(false),
    RETURN_SETTLED(false),
    RETURN_FAILED(false),
    OWN_TRANSFER(false),
    PROVIDER_SETTLEMENT(false),
    RESERVED(false),
    RELEASE(false),
    DUTY_COLLECTED(false),
    RECLAIM(false),
    REFUND_ORDERED(false),
    REFUND_REQUESTED(false),
    REFUND_CONFIRMED(false),
    REFUND_FAILED(false),
    PAYOUT_SENT(false),
    PAYOUT_SETTLED(false),
    PAYOUT_REJECTED(false),
    PAYOUT_RETURNED(false),
    CHARGEBACK_HELD(false),
    CHARGEBACK_RELEASED(false),
    CHARGEBACK_REFUNDED(false),
    CHARGEBACK_WON(false),
    CHARGEBACK_FEE(false),
    EXCHANGE(false),
    EXCHANGE_BACK(false),
    EXCHANGE_UNDONE(false),
    ROUNDING(false);

    private final boolean funds;

    Event(boolean funds) {
        this.funds = funds;
    }

    /** True when it brings a payment's money into escrow. */
    public boolean funds() {
        return funds;
    }
}
