package org.kontor.orders.domain;

/** What can happen to an order. */
public enum OrderAction {
    START_PAYMENT,
    FAIL_PAYMENT,
    PAY,
    START_BOOKING,
    FAIL_BOOKING,
    BOOK,
    SHIP,
    DELIVER,
    ACCEPT,
    SETTLE,
    CANCEL,
    REFUND
}
