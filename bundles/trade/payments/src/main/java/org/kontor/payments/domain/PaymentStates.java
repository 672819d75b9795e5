package org.kontor.payments.domain;

import static org.kontor.work.StateTable.row;

import java.util.ArrayList;
import java.util.List;
import org.kontor.work.StateTable;
import org.kontor.work.StateTable.Transition;

/** The table that a payment moves by. A payment in doubt never goes back to WAITING: that would claim nothing happened. */
public final class PaymentStates {

    public static final StateTable<PaymentState, PaymentAction> TABLE =
            StateTable.of("payment", PaymentState.STARTED, rows());

    private PaymentStates() {}

    private static List<Transition<PaymentState, PaymentAction>> rows() {
        List<Transition<PaymentState, PaymentAction>> rows = new ArrayList<>();
        for (PaymentState state : PaymentState.values()) {
            if (state.undecided()) {
                rows.add(row(state, PaymentAction.CAPTURE, PaymentState.CAPTURED, "provider"));
                rows.add(row(state, PaymentAction.DECLINE, PaymentState.DECLINED, "provider"));
                rows.add(row(state, PaymentAction.REQUIRE_ACTION, PaymentState.ACTION_REQUIRED, "provider"));
                rows.add(row(state, PaymentAction.PEND, PaymentState.PENDING, "provider"));
                rows.add(row(state, PaymentAction.DOUBT, PaymentState.REVIEW, "kontor"));
            }
        }
        for (PaymentState state : List.of(PaymentState.STARTED, PaymentState.WAITING)) {
            rows.add(row(state, PaymentAction.WAIT, PaymentState.WAITING, "kontor"));
            rows.add(row(state, PaymentAction.LOSE_ANSWER, PaymentState.IN_DOUBT, "kontor"));
        }
        rows.add(row(PaymentState.IN_DOUBT, PaymentAction.LOSE_ANSWER, PaymentState.IN_DOUBT, "kontor"));
        rows.add(row(PaymentState.REVIEW, PaymentAction.LOSE_ANSWER, PaymentState.IN_DOUBT, "kontor"));
        rows.add(row(PaymentState.DECLINED, PaymentAction.CAPTURE, PaymentState.CAPTURED, "provider"));
        rows.add(row(PaymentState.CAPTURED, PaymentAction.RELEASE, PaymentState.RELEASED, "kontor"));
        rows.add(row(PaymentState.RELEASED, PaymentAction.RECLAIM, PaymentState.CAPTURED, "kontor"));
        rows.add(row(PaymentState.CAPTURED, PaymentAction.REFUND, PaymentState.REFUNDING, "kontor"));
        rows.add(row(PaymentState.REFUNDING, PaymentAction.CONFIRM_REFUND, PaymentState.REFUNDED, "provider"));
        rows.add(row(PaymentState.REFUNDING, PaymentAction.CONFIRM_PART, PaymentState.CAPTURED, "provider"));
        rows.add(row(PaymentState.REFUNDING, PaymentAction.REFUND, PaymentState.REFUNDING, "kontor"));
        rows.add(row(PaymentState.REFUNDING, PaymentAction.REFUSE_REFUND, PaymentState.REFUND_FAILED, "provider"));
        rows.add(row(PaymentState.REFUND_FAILED, PaymentAction.REFUND, PaymentState.REFUNDING, "operator"));
        return rows;
    }
}
