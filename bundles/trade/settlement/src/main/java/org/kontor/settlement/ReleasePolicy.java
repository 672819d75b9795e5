package org.kontor.settlement;

/** When a seller is credited before the buyer has accepted. */
public enum ReleasePolicy {
    /** Not before acceptance, of the whole order or of lines of it. */
    HOLD_ALL,
    /** The deposit, once an inspection of the production has passed. */
    RELEASE_DEPOSIT_ON_PRODUCTION,
    /** Everything, once a carrier has scanned the goods on their way. */
    RELEASE_ON_DISPATCH
}
