package org.kontor.fulfilment.domain;

import static org.kontor.fulfilment.domain.FulfilmentAction.*;
import static org.kontor.fulfilment.domain.FulfilmentState.*;
import static org.kontor.work.StateTable.row;

import java.util.List;
import org.kontor.work.StateTable;

/** The table that a fulfilment moves by. */
public final class FulfilmentStates {

    public static final StateTable<FulfilmentState, FulfilmentAction> TABLE = StateTable.of(
            "fulfilment",
            TO_CHECK,
            List.of(
                    row(TO_CHECK, CHECK, CHECKED, "seller"),
                    row(TO_CHECK, FIND_MISMATCH, MISMATCHED, "seller"),
                    row(MISMATCHED, CHECK, CHECKED, "seller"),
                    row(MISMATCHED, FIND_MISMATCH, MISMATCHED, "seller"),
                    row(CHECKED, PACK, PACKED, "seller"),
                    row(PACKED, PACK, PACKED, "seller"),
                    row(PACKED, BOOK, BOOKING, "seller"),
                    row(BOOKING, REQUESTED, BOOKING_AWAITED, "provider"),
                    row(BOOKING_AWAITED, REQUESTED, BOOKING_AWAITED, "provider"),
                    row(BOOKING, FulfilmentAction.BOOKED, FulfilmentState.BOOKED, "provider"),
                    row(BOOKING_AWAITED, FulfilmentAction.BOOKED, FulfilmentState.BOOKED, "provider"),
                    row(BOOKING, DOUBT_WAYBILL, WAYBILL_DOUBTED, "kontor"),
                    row(BOOKING_AWAITED, DOUBT_WAYBILL, WAYBILL_DOUBTED, "kontor"),
                    row(BOOKING, REFUSED, PACKED, "provider"),
                    row(BOOKING_AWAITED, REFUSED, PACKED, "provider"),
                    row(BOOKING_AWAITED, WITHDRAW, WITHDRAWING, "seller"),
                    row(BOOKING_AWAITED, GIVE_UP, PACKED, "operator"),
                    row(WITHDRAWING, GIVE_UP, PACKED, "operator"),
                    row(PACKED, ENTER_WAYBILL, FulfilmentState.BOOKED, "seller"),
                    row(WAYBILL_DOUBTED, ENTER_WAYBILL, FulfilmentState.BOOKED, "seller"),
                    row(FulfilmentState.BOOKED, HAND_OVER, HANDED_OVER, "seller"),
                    row(TO_CHECK, CALL_OFF, STOPPED, "kontor"),
                    row(MISMATCHED, CALL_OFF, STOPPED, "kontor"),
                    row(CHECKED, CALL_OFF, STOPPED, "kontor"),
                    row(PACKED, CALL_OFF, STOPPED, "kontor"),
                    row(WAYBILL_DOUBTED, CALL_OFF, BOOKING_STANDS, "kontor"),
                    row(FulfilmentState.BOOKED, CALL_OFF, BOOKING_STANDS, "kontor"),
                    row(WAYBILL_DOUBTED, VOID, VOIDING, "kontor"),
                    row(FulfilmentState.BOOKED, VOID, VOIDING, "kontor"),
                    row(VOIDING, VOIDED, STOPPED, "provider"),
                    row(WITHDRAWING, VOIDED, PACKED, "provider"),
                    row(VOIDING, KEEP_BOOKING, BOOKING_STANDS, "provider"),
                    row(WITHDRAWING, KEEP_BOOKING, BOOKING_AWAITED, "provider")));

    private FulfilmentStates() {}
}
