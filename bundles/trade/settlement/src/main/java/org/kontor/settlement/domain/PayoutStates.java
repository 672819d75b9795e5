package org.kontor.settlement.domain;

import static org.kontor.settlement.domain.PayoutState.ACCEPTED;
import static org.kontor.settlement.domain.PayoutState.AWAITING_APPROVAL;
import static org.kontor.settlement.domain.PayoutState.REFUSED;
import static org.kontor.settlement.domain.PayoutState.REJECTED;
import static org.kontor.settlement.domain.PayoutState.RETURNED;
import static org.kontor.settlement.domain.PayoutState.SENDING;
import static org.kontor.settlement.domain.PayoutState.SETTLED;
import static org.kontor.work.StateTable.row;

import java.util.List;
import org.kontor.work.StateTable;

/** The table that a payout moves by; below the limit nobody is asked, so Kontor approves it itself. */
public final class PayoutStates {

    public static final StateTable<PayoutState, PayoutAction> TABLE = StateTable.of(
            "payout",
            AWAITING_APPROVAL,
            List.of(
                    row(AWAITING_APPROVAL, PayoutAction.APPROVE, SENDING, "operator"),
                    row(AWAITING_APPROVAL, PayoutAction.APPROVE, SENDING, "kontor"),
                    row(AWAITING_APPROVAL, PayoutAction.REFUSE, REFUSED, "operator"),
                    row(SENDING, PayoutAction.ACCEPT, ACCEPTED, "provider"),
                    row(SENDING, PayoutAction.SETTLE, SETTLED, "provider"),
                    row(ACCEPTED, PayoutAction.SETTLE, SETTLED, "provider"),
                    row(SENDING, PayoutAction.REJECT, REJECTED, "provider"),
                    row(ACCEPTED, PayoutAction.REJECT, REJECTED, "provider"),
                    row(SENDING, PayoutAction.RETURN, RETURNED, "provider"),
                    row(ACCEPTED, PayoutAction.RETURN, RETURNED, "provider"),
                    row(SETTLED, PayoutAction.RETURN, RETURNED, "provider")));

    private PayoutStates() {}
}
