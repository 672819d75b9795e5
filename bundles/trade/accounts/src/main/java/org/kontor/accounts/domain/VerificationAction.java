package org.kontor.accounts.domain;

/** What happens to a verification. */
public enum VerificationAction {
    FIND_VERIFIED,
    FIND_REJECTED,
    ASK_FOR_MORE,
    HAND_TO_REVIEW,
    GIVE_EVIDENCE,
    PROPOSE,
    CONFIRM_VERIFIED,
    CONFIRM_REJECTED,
    DISAGREE
}
