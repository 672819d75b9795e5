package org.kontor.tracking.domain;

import static org.kontor.work.StateTable.row;

import java.util.List;
import org.kontor.work.StateTable;

/** The table that a case moves by. */
public final class CaseStates {

    /** Whether somebody must act. */
    public enum CaseState {
        OPEN,
        RESOLVED
    }

    /** How a case ends: a person says what was done, or news from the carrier make it pointless. */
    public enum CaseAction {
        RESOLVE,
        CLEAR
    }

    public static final StateTable<CaseState, CaseAction> TABLE = StateTable.of(
            "case",
            CaseState.OPEN,
            List.of(
                    row(CaseState.OPEN, CaseAction.RESOLVE, CaseState.RESOLVED, "owner or operator"),
                    row(CaseState.OPEN, CaseAction.CLEAR, CaseState.RESOLVED, "carrier")));

    private CaseStates() {}
}
