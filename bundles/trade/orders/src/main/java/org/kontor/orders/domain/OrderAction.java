package org.kontor.orders.domain;

/** What can happen to an order. */
public enum OrderAction {
    START_PAYMENT,
    FAIL_PAYMENT,
    DEPOSIT,
    PAY,
    START_BOOKING,
    FAIL_BOOKING,
    BOOK,
    SHIP,
    DELIVER,
    ACCEPT,
    DEEM_ACCEPTED,
    SETTLE,
    CANCEL,
    REFUND
}
