package org.kontor.invoices.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kontor.invoices.Kind;
import org.kontor.values.Money;

/**
 * All that a document says but its number, frozen when it is issued. Its lines sum up to its totals, all of it is in
 * one currency and of one tax treatment (BR-CO-10, -14).
 */
public record Content(
        Kind kind,
        String orderNumber,
        LocalDate issuedOn,
        Trader seller,
        Trader buyer,
        Delivery delivery,
        List<Line> lines,
        TaxLine tax,
        Totals totals,
        String paidBy,
        String terms,
        Optional<Preceding> preceding) {

    public Content {
        lines = List.copyOf(lines);
        Money sum = lines.stream().map(Line::net).reduce(Money::plus).orElseThrow();
        if (!sum.equals(totals.lines())) {
            throw new IllegalArgumentException("the lines sum up to " + sum + ", not to " + totals.lines());
        }
        if (!tax.base().equals(totals.net()) || !tax.amount().equals(totals.tax())) {
            throw new IllegalArgumentException("the tax is not that of the totals");
        }
        if (preceding.isPresent() != (kind == Kind.CREDIT_NOTE)) {
            throw new IllegalArgumentException("a credit note names its invoice, an invoice names none");
        }
    }
}
