package org.kontor.invoices.web;

import java.time.LocalDate;
import java.util.UUID;
import org.kontor.invoices.Kind;
import org.kontor.invoices.domain.Invoice;
import org.kontor.invoices.domain.Totals;
import org.kontor.values.Money;

/** A document in a list, and where it is to be had: whole, as UBL 2.1 and to be read. */
public record InvoiceSummary(
        UUID id,
        Kind kind,
        String number,
        LocalDate issuedOn,
        Money net,
        Money tax,
        Money gross,
        Money due,
        String self,
        String xml,
        String pdf) {

    static InvoiceSummary of(Invoice invoice) {
        Totals totals = invoice.content().totals();
        String self = "/api/v1/invoices/" + invoice.id();
        return new InvoiceSummary(
                invoice.id(),
                invoice.content().kind(),
                invoice.number().text(),
                invoice.content().issuedOn(),
                totals.net(),
                totals.tax(),
                totals.gross(),
                totals.due(),
                self,
                self + ".xml",
                self + ".pdf");
    }
}
