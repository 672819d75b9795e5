package org.kontor.invoices.domain;

import java.util.Optional;
import org.kontor.orders.OrderLine;
import org.kontor.values.Country;
import org.kontor.values.HsCode;
import org.kontor.values.Money;
import org.kontor.values.Require;

/**
 * One line of a document, numbered from 1. The unit is a code of UN/ECE Recommendation 20; model, specification and
 * colour are empty when there are none, HS code and origin are absent from a line that is not about goods.
 */
public record Line(
        int number,
        String name,
        String model,
        String specification,
        String colour,
        long quantity,
        String unit,
        Money unitPrice,
        Money net,
        Optional<HsCode> hsCode,
        Optional<Country> origin) {

    /** Piece. */
    public static final String PIECE = "H87";

    /** One: a unit of what is not counted. */
    private static final String ONE = "C62";

    public Line {
        name = Require.text("name", name);
        if (!net.equals(unitPrice.times(quantity))) {
            throw new IllegalArgumentException(quantity + " times " + unitPrice + " is not " + net);
        }
    }

    static Line of(OrderLine sold) {
        return new Line(
                sold.number(),
                sold.product(),
                sold.model(),
                sold.specification(),
                sold.colour(),
                sold.quantity(),
                PIECE,
                sold.unitPrice(),
                sold.total(),
                Optional.of(sold.hsCode()),
                Optional.of(sold.origin()));
    }

    /** A reduction of the price, as the only line of a credit note. */
    static Line reduction(String why, Money amount) {
        return new Line(1, why, "", "", "", 1, ONE, amount, amount, Optional.empty(), Optional.empty());
    }
}
