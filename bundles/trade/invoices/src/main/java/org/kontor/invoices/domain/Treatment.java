package org.kontor.invoices.domain;

import java.math.BigDecimal;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;

/** The tax of a sale: per cent, and when nothing is charged why, as a VATEX code (empty: none fits) and in words. */
public record Treatment(TaxCategory category, BigDecimal percent, String reasonCode, String reason) {

    public Treatment {
        Require.present("category", category);
        Require.present("percent", percent);
        reasonCode = Require.optional(reasonCode);
        reason = Require.optional(reason);
        boolean charged = percent.signum() > 0;
        if (percent.signum() < 0 || charged != (category == TaxCategory.S)) {
            throw new InvalidValueException(
                    "percent",
                    "must be above 0 with S and 0 with any other, was " + percent,
                    "give the category's rate");
        }
        if (category.needsReason() == reason.isEmpty()) {
            throw new InvalidValueException(
                    "reason", "must be given with AE, K, G and O, and only there", "say why nothing is charged");
        }
    }
}
