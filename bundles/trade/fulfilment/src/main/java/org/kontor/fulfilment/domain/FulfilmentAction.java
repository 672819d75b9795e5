package org.kontor.fulfilment.domain;

/** What can happen to a fulfilment. */
public enum FulfilmentAction {
    CHECK,
    FIND_MISMATCH,
    PACK,
    BOOK,
    REQUESTED,
    BOOKED,
    DOUBT_WAYBILL,
    REFUSED,
    WITHDRAW,
    GIVE_UP,
    ENTER_WAYBILL,
    HAND_OVER,
    CALL_OFF,
    VOID,
    VOIDED,
    KEEP_BOOKING
}
