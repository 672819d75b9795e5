package org.kontor.invoices.domain;

/** Writes a document in the syntax that tax offices and buyers' systems read. */
public interface InvoiceXml {

    /** A trade rule says what is wrong when it would break the syntax's schema. */
    byte[] of(Content content, String number);
}
