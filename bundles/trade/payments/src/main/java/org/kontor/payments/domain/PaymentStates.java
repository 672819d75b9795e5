package org.kontor.payments.domain;

import static org.kontor.work.StateTable.row;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kontor.work.StateTable;
import org.kontor.work.StateTable.Transition;

/**
 * The table that a payment moves by. A payment in doubt never goes back to WAITING: that would claim nothing happened;
 * one that is being called off is taken after all or ends.
 */
public final class PaymentStates {

    /** While the charge itself has no answer that leads on. */
    private static final Set<PaymentState> ASKED = EnumSet.of(
            PaymentState.STARTED,
            PaymentState.WAITING,
            PaymentState.IN_DOUBT,
            PaymentState.ACTION_REQUIRED,
            PaymentState.PENDING,
            PaymentState.REVIEW);

    private static final Set<PaymentState> AWAITED =
            EnumSet.of(PaymentState.AWAITING_FUNDS, PaymentState.PARTIALLY_PAID, PaymentState.REVIEW);

    public static final StateTable<PaymentState, PaymentAction> TABLE =
            StateTable.of("payment", PaymentState.STARTED, rows());

    private PaymentStates() {}

    private static List<Transition<PaymentState, PaymentAction>> rows() {
        Set<PaymentState> undecided = EnumSet.range(PaymentState.STARTED, PaymentState.REVIEW);
        List<Transition<PaymentState, PaymentAction>> rows = new ArrayList<>();
        add(rows, undecided, PaymentAction.CAPTURE, PaymentState.CAPTURED, "provider");
        rows.add(row(PaymentState.DECLINED, PaymentAction.CAPTURE, PaymentState.CAPTURED, "provider"));
        add(rows, undecided, PaymentAction.DECLINE, PaymentState.DECLINED, "provider");
        add(rows, ASKED, PaymentAction.REQUIRE_ACTION, PaymentState.ACTION_REQUIRED, "provider");
        add(rows, ASKED, PaymentAction.PEND, PaymentState.PENDING, "provider");
        add(rows, ASKED, PaymentAction.AUTHORISE, PaymentState.AUTHORISED, "provider");
        add(rows, ASKED, PaymentAction.AWAIT_FUNDS, PaymentState.AWAITING_FUNDS, "provider");
        add(rows, undecided, PaymentAction.DOUBT, PaymentState.REVIEW, "kontor");
        add(rows, AWAITED, PaymentAction.RECEIVE_PART, PaymentState.PARTIALLY_PAID, "bank");
        rows.addAll(ours());
        rows.addAll(afterwards());
        return rows;
    }

    private static List<Transition<PaymentState, PaymentAction>> ours() {
        Set<PaymentState> goingOn = EnumSet.range(PaymentState.STARTED, PaymentState.PARTIALLY_PAID);
        List<Transition<PaymentState, PaymentAction>> rows = new ArrayList<>();
        add(
                rows,
                EnumSet.of(PaymentState.STARTED, PaymentState.WAITING),
                PaymentAction.WAIT,
                PaymentState.WAITING,
                "kontor");
        add(
                rows,
                EnumSet.of(
                        PaymentState.STARTED,
                        PaymentState.WAITING,
                        PaymentState.IN_DOUBT,
                        PaymentState.AUTHORISED,
                        PaymentState.REVIEW),
                PaymentAction.LOSE_ANSWER,
                PaymentState.IN_DOUBT,
                "kontor");
        add(rows, goingOn, PaymentAction.CALL_OFF, PaymentState.CALLING_OFF, "buyer or kontor");
        rows.add(row(PaymentState.REVIEW, PaymentAction.CALL_OFF, PaymentState.CALLING_OFF, "buyer or kontor"));
        rows.add(row(PaymentState.REVIEW, PaymentAction.CAPTURE, PaymentState.CAPTURED, "operator"));
        rows.add(row(PaymentState.REVIEW, PaymentAction.DECLINE, PaymentState.DECLINED, "operator"));
        return rows;
    }

    private static List<Transition<PaymentState, PaymentAction>> afterwards() {
        return List.of(
                row(PaymentState.CAPTURED, PaymentAction.CHARGE_BACK, PaymentState.CHARGED_BACK, "provider"),
                row(PaymentState.CHARGED_BACK, PaymentAction.WIN_BACK, PaymentState.CAPTURED, "provider"),
                row(PaymentState.CAPTURED, PaymentAction.RELEASE, PaymentState.RELEASED, "kontor"),
                row(PaymentState.RELEASED, PaymentAction.RECLAIM, PaymentState.CAPTURED, "kontor"),
                row(PaymentState.CAPTURED, PaymentAction.REFUND, PaymentState.REFUNDING, "kontor"),
                row(PaymentState.REFUNDING, PaymentAction.CONFIRM_REFUND, PaymentState.REFUNDED, "provider"),
                row(PaymentState.REFUNDING, PaymentAction.CONFIRM_PART, PaymentState.CAPTURED, "provider"),
                row(PaymentState.REFUNDING, PaymentAction.REFUND, PaymentState.REFUNDING, "kontor"),
                row(PaymentState.REFUNDING, PaymentAction.REFUSE_REFUND, PaymentState.REFUND_FAILED, "provider"),
                row(PaymentState.REFUND_FAILED, PaymentAction.REFUND, PaymentState.REFUNDING, "operator"));
    }

    private static void add(
            List<Transition<PaymentState, PaymentAction>> rows,
            Set<PaymentState> from,
            PaymentAction action,
            PaymentState to,
            String actor) {
        from.forEach(state -> rows.add(row(state, action, to, actor)));
    }
}
