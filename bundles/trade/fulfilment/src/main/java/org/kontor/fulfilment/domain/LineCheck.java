package org.kontor.fulfilment.domain;

import org.kontor.values.Require;

/** What the seller found for one line: compare with what was agreed. */
public record LineCheck(int line, long quantity, String model, String specification, String colour) {

    public LineCheck {
        Require.positive("lines.line", line);
        model = Require.optional(model);
        specification = Require.optional(specification);
        colour = Require.optional(colour);
    }
}
