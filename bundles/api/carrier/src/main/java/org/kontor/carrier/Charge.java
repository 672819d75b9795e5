package org.kontor.carrier;

import org.kontor.values.Money;
import org.kontor.values.Require;

/** One part of a price; {@code code} is the carrier's own. The parts of a price sum to its total. */
public record Charge(Kind kind, String code, String description, Money amount) {

    public enum Kind {
        BASE,
        FUEL,
        SURCHARGE
    }

    public Charge {
        Require.present("charge.kind", kind);
        code = Require.code("charge.code", code, 100);
        description = Require.words(Require.text("charge.description", description), 200);
        Require.present("charge.amount", amount);
    }
}
