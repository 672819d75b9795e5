package org.kontor.invoices.domain;

/** How VAT treats a sale, by the codes of UNCL5305 that EN 16931 admits here. */
public enum TaxCategory {
    /** Taxed at the standard rate. */
    S,
    /** Taxed at zero. */
    Z,
    /** Not taxed here: the buyer accounts for it. */
    AE,
    /** Delivered into another member state, where the buyer accounts for it. */
    K,
    /** Exported out of the European Union. */
    G,
    /** Not within the scope of this tax. */
    O;

    /** Whether the document must say why nothing is charged. */
    boolean needsReason() {
        return this != S && this != Z;
    }
}
