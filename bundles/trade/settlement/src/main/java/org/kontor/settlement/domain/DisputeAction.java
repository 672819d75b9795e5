package org.kontor.settlement.domain;

/** What can happen to a dispute. */
public enum DisputeAction {
    ANSWER,
    END_NEGOTIATION,
    ESCALATE,
    TAKE_UP,
    PROPOSE,
    CONFIRM,
    DISAGREE,
    DECIDE,
    AGREE,
    WITHDRAW,
    CALL_OFF,
    EXECUTE
}
