package org.kontor.accounts.domain;

/** Where binding a way to pay stands. */
public enum InstrumentState {
    /** The provider has been or is being asked. */
    BINDING,
    /** The trader must act at the provider's address first. */
    ACTION_REQUIRED,
    BOUND,
    DECLINED
}
