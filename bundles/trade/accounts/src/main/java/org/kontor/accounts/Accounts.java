package org.kontor.accounts;

import java.util.UUID;

/** What later steps ask of step 1. */
public interface Accounts {

    /** Throws a not-found {@code TradeRuleException} when there is none. */
    Organisation organisation(UUID id);

    /**
     * Throws a forbidden {@code TradeRuleException} unless the organisation is verified today; the sentence says why not,
     * the remedy what to do. {@code toDo} finishes "cannot …": "order", "be paid".
     */
    void requireVerified(UUID organisation, String toDo);

    /** A bound instrument of this organisation; not found when it is another's or not bound. */
    PaymentInstrument instrument(UUID organisation, UUID instrument);
}
