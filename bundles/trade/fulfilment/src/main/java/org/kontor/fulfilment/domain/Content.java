package org.kontor.fulfilment.domain;

import org.kontor.values.Require;

/** How many pieces of an order line are in each package. */
public record Content(int line, long quantity) {

    public Content {
        Require.positive("packages.contents.line", line);
        Require.positive("packages.contents.quantity", quantity);
    }
}
