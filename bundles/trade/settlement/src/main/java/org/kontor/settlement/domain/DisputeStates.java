package org.kontor.settlement.domain;

import static org.kontor.settlement.DisputeState.DECIDED;
import static org.kontor.settlement.DisputeState.ESCALATABLE;
import static org.kontor.settlement.DisputeState.EVIDENCE;
import static org.kontor.settlement.DisputeState.EXECUTED;
import static org.kontor.settlement.DisputeState.NEGOTIATION;
import static org.kontor.settlement.DisputeState.OPEN;
import static org.kontor.settlement.DisputeState.PLATFORM_REVIEW;
import static org.kontor.settlement.DisputeState.PROPOSED;
import static org.kontor.settlement.DisputeState.WITHDRAWN;
import static org.kontor.work.StateTable.row;

import java.util.ArrayList;
import java.util.List;
import org.kontor.settlement.DisputeState;
import org.kontor.work.StateTable;
import org.kontor.work.StateTable.Transition;

/** The table that a dispute moves by: the parties may agree until an operator has decided. */
public final class DisputeStates {

    private static final String PARTIES = "buyer or seller";

    public static final StateTable<DisputeState, DisputeAction> TABLE = StateTable.of("dispute", OPEN, rows());

    private DisputeStates() {}

    private static List<Transition<DisputeState, DisputeAction>> rows() {
        List<Transition<DisputeState, DisputeAction>> rows = new ArrayList<>(List.of(
                row(OPEN, DisputeAction.ANSWER, NEGOTIATION, "seller"),
                row(OPEN, DisputeAction.END_NEGOTIATION, ESCALATABLE, "kontor"),
                row(NEGOTIATION, DisputeAction.END_NEGOTIATION, ESCALATABLE, "kontor"),
                row(ESCALATABLE, DisputeAction.ESCALATE, PLATFORM_REVIEW, PARTIES),
                row(ESCALATABLE, DisputeAction.ESCALATE, PLATFORM_REVIEW, "kontor"),
                row(PLATFORM_REVIEW, DisputeAction.TAKE_UP, EVIDENCE, "operator"),
                row(EVIDENCE, DisputeAction.DECIDE, DECIDED, "operator"),
                row(EVIDENCE, DisputeAction.PROPOSE, PROPOSED, "operator"),
                row(PROPOSED, DisputeAction.CONFIRM, DECIDED, "second operator"),
                row(PROPOSED, DisputeAction.DISAGREE, EVIDENCE, "second operator")));
        for (DisputeState state : List.of(OPEN, NEGOTIATION, ESCALATABLE, PLATFORM_REVIEW, EVIDENCE)) {
            rows.add(row(state, DisputeAction.AGREE, DECIDED, PARTIES));
        }
        for (DisputeState state : List.of(OPEN, NEGOTIATION, ESCALATABLE, PLATFORM_REVIEW, EVIDENCE, PROPOSED)) {
            rows.add(row(state, DisputeAction.WITHDRAW, WITHDRAWN, "buyer"));
        }
        for (DisputeState state : DisputeState.values()) {
            if (state.open()) {
                rows.add(row(state, DisputeAction.CALL_OFF, WITHDRAWN, "kontor"));
            }
        }
        rows.add(row(DECIDED, DisputeAction.EXECUTE, EXECUTED, "kontor"));
        return rows;
    }
}
