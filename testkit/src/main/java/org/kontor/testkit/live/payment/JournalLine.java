package org.kontor.testkit.live.payment;

import org.kontor.values.Money;

/**
 * What the provider really did, in its own journal: for which of our keys, how much, and under which id of its own; a
 * void moves no money and names what it let go.
 */
public record JournalLine(Deed deed, String key, Money amount, String id) {

    /** What was done. */
    public enum Deed {
        CAPTURE,
        REFUND,
        VOID,
        PAYOUT
    }
}
