package org.kontor.orders;

import org.kontor.values.Country;
import org.kontor.values.HsCode;
import org.kontor.values.Money;
import org.kontor.values.Require;

/** One line of an order; its number counts from 1. Specification and colour are empty when they do not matter. */
public record OrderLine(
        int number,
        String product,
        String model,
        String specification,
        String colour,
        long quantity,
        Money unitPrice,
        HsCode hsCode,
        Country origin) {

    public OrderLine {
        Require.positive("lines.number", number);
        product = Require.text("lines.product", product);
        model = Require.text("lines.model", model);
        specification = Require.optional(specification);
        colour = Require.optional(colour);
        Require.positive("lines.quantity", quantity);
        Require.present("lines.unitPrice", unitPrice);
        Require.positive("lines.unitPrice", unitPrice.minor());
        Require.present("lines.hsCode", hsCode);
        Require.present("lines.origin", origin);
    }

    public Money total() {
        return unitPrice.times(quantity);
    }
}
