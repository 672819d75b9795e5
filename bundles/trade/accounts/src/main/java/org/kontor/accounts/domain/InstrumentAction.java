package org.kontor.accounts.domain;

/** What the provider says about binding a way to pay. */
public enum InstrumentAction {
    BIND,
    DECLINE,
    REQUIRE_ACTION
}
