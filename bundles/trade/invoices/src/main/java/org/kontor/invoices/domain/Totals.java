package org.kontor.invoices.domain;

import org.kontor.values.Money;

/** The sums of a document, which cannot be made unless they are the standard's: BR-CO-13, -15 and -16. */
public record Totals(Money lines, Money charges, Money net, Money tax, Money gross, Money prepaid, Money due) {

    public Totals {
        require("net", net, lines.plus(charges));
        require("gross", gross, net.plus(tax));
        require("due", due, gross.minus(prepaid));
    }

    static Totals of(Money lines, Money charges, Money tax, Money prepaid) {
        Money net = lines.plus(charges);
        Money gross = net.plus(tax);
        return new Totals(lines, charges, net, tax, gross, prepaid, gross.minus(prepaid));
    }

    private static void require(String name, Money is, Money must) {
        if (!is.equals(must)) {
            throw new IllegalArgumentException(name + " must be " + must + ", was " + is);
        }
    }
}
