package org.kontor.invoices.domain;

import java.math.BigDecimal;
import org.kontor.values.Money;

/** What is taxed and how much tax that is, rounded half up to the currency's digits (BR-CO-17). */
public record TaxLine(Treatment treatment, Money base, Money amount) {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(1, 2);

    public TaxLine {
        if (!amount.equals(of(treatment, base))) {
            throw new IllegalArgumentException(
                    "the tax on " + base + " at " + treatment.percent() + " % is not " + amount);
        }
    }

    static TaxLine on(Money base, Treatment treatment) {
        return new TaxLine(treatment, base, of(treatment, base));
    }

    private static Money of(Treatment treatment, Money base) {
        return base.times(treatment.percent().multiply(PERCENT));
    }
}
