package org.kontor.testkit.live.payment;

/** Who pays, and what becomes of it. */
public enum Payer {
    RICH,
    POOR,
    /** Confirms with the bank first. */
    CAREFUL,
    /** Whose bank decides later. */
    SLOW,
    /** Whose bank lets go of what it holds as soon as it has said so. */
    FICKLE,
    /** Pays, and disputes it as soon as the money is taken. */
    REGRETFUL
}
