package org.kontor.invoices;

/** What a document does to what the buyer owes; the code is UNTDID 1001's. */
public enum Kind {
    INVOICE("380"),
    CREDIT_NOTE("381");

    private final String code;

    Kind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
