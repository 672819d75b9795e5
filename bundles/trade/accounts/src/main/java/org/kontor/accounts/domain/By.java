package org.kontor.accounts.domain;

/** Who moved something, for the journal, and why they say so (empty: no reason given). */
record By(String name, String why) {

    static By named(String name) {
        return new By(name, "");
    }
}
