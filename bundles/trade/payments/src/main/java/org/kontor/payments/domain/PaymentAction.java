package org.kontor.payments.domain;

/** What can happen to a payment. */
public enum PaymentAction {
    CAPTURE,
    DECLINE,
    REQUIRE_ACTION,
    PEND,
    AUTHORISE,
    AWAIT_FUNDS,
    RECEIVE_PART,
    CALL_OFF,
    WAIT,
    LOSE_ANSWER,
    DOUBT,
    CHARGE_BACK,
    WIN_BACK,
    RELEASE,
    RECLAIM,
    REFUND,
    CONFIRM_REFUND,
    CONFIRM_PART,
    REFUSE_REFUND
}
