package org.kontor.invoices.web;

import java.time.Instant;
import java.util.UUID;
import org.kontor.invoices.domain.Content;
import org.kontor.invoices.domain.Invoice;

/** An issued document, with all that it says. */
public record InvoiceView(
        UUID id, String number, UUID order, Instant issuedAt, Content content, String xml, String pdf) {

    static InvoiceView of(Invoice invoice) {
        InvoiceSummary summary = InvoiceSummary.of(invoice);
        return new InvoiceView(
                invoice.id(),
                summary.number(),
                invoice.order(),
                invoice.issuedAt(),
                invoice.content(),
                summary.xml(),
                summary.pdf());
    }
}
