package org.kontor.carrier;

import java.time.Instant;
import java.util.List;
import org.kontor.values.Money;
import org.kontor.values.Require;

/**
 * Duties, taxes and fees of an import, each in its own currency and verbatim by the carrier's code; {@code source} names
 * who says so, {@code asOf} when.
 */
public record LandedCost(List<Item> items, String source, Instant asOf) {

    public enum Kind {
        DUTY,
        TAX,
        FEE,
        INSURANCE
    }

    /** One amount that somebody must pay on arrival. */
    public record Item(Kind kind, String code, String description, Money amount) {
        public Item {
            Require.present("landedCost.kind", kind);
            code = Require.optional(code);
            description = Require.text("landedCost.description", description);
            Require.present("landedCost.amount", amount);
        }
    }

    public LandedCost {
        items = List.copyOf(items);
        source = Require.text("landedCost.source", source);
        Require.present("landedCost.asOf", asOf);
    }
}
