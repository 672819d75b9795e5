package org.kontor.accounts.domain;

import static org.kontor.accounts.VerificationState.*;
import static org.kontor.accounts.domain.VerificationAction.*;
import static org.kontor.work.StateTable.row;

import java.util.List;
import org.kontor.accounts.VerificationState;
import org.kontor.work.StateTable;

/** The table that a verification moves by. */
public final class VerificationStates {

    public static final StateTable<VerificationState, VerificationAction> TABLE = StateTable.of(
            "verification",
            STARTED,
            List.of(
                    row(STARTED, FIND_VERIFIED, VERIFIED, "provider"),
                    row(STARTED, FIND_REJECTED, REJECTED, "provider"),
                    row(STARTED, ASK_FOR_MORE, MORE_NEEDED, "provider"),
                    row(STARTED, HAND_TO_REVIEW, UNDER_REVIEW, "provider"),
                    row(MORE_NEEDED, GIVE_EVIDENCE, STARTED, "trader"),
                    row(UNDER_REVIEW, FIND_VERIFIED, VERIFIED, "provider"),
                    row(UNDER_REVIEW, FIND_REJECTED, REJECTED, "provider"),
                    row(UNDER_REVIEW, ASK_FOR_MORE, MORE_NEEDED, "provider"),
                    row(UNDER_REVIEW, PROPOSE, PROPOSED, "operator"),
                    row(PROPOSED, CONFIRM_VERIFIED, VERIFIED, "second operator"),
                    row(PROPOSED, CONFIRM_REJECTED, REJECTED, "second operator"),
                    row(PROPOSED, DISAGREE, UNDER_REVIEW, "second operator")));

    private VerificationStates() {}
}
