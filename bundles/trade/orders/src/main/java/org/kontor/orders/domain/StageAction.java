package org.kontor.orders.domain;

/** What can happen to a stage of a payment plan. */
public enum StageAction {
    START_PAYMENT,
    FAIL_PAYMENT,
    PAY,
    CLOSE
}
