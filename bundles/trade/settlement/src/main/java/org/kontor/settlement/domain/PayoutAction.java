package org.kontor.settlement.domain;

/** What can happen to a payout. */
public enum PayoutAction {
    APPROVE,
    REFUSE,
    ACCEPT,
    SETTLE,
    REJECT,
    RETURN
}
