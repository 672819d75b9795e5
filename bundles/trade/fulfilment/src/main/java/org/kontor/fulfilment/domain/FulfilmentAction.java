package org.kontor.fulfilment.domain;

/** What can happen to a fulfilment. */
public enum FulfilmentAction {
    CHECK,
    FIND_MISMATCH,
    PACK,
    BOOK,
    BOOKED,
    DOUBT_WAYBILL,
    REFUSED,
    ENTER_WAYBILL,
    HAND_OVER,
    CALL_OFF,
    VOID,
    VOIDED,
    KEEP_BOOKING
}
