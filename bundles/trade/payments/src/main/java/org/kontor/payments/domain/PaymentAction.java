package org.kontor.payments.domain;

/** What can happen to a payment. */
public enum PaymentAction {
    CAPTURE,
    DECLINE,
    REQUIRE_ACTION,
    PEND,
    WAIT,
    LOSE_ANSWER,
    DOUBT,
    RELEASE,
    RECLAIM,
    REFUND,
    CONFIRM_REFUND,
    CONFIRM_PART,
    REFUSE_REFUND
}
