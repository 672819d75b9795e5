package org.kontor.carrier.ratesheet;

import java.util.Set;

/** What a surcharge or fuel counts, and which services know such a count. */
enum Basis {
    FIXED(ChargedBy.values()),
    PER_KG(ChargedBy.values()),
    PERCENT(ChargedBy.values()),
    /** Of the goods' value; fuel does not come on top of it. */
    PERCENT_OF_VALUE(ChargedBy.values()),
    PER_PACKAGE(ChargedBy.values()),
    PER_WM(ChargedBy.WM),
    PER_CONTAINER(ChargedBy.CONTAINER);

    private final Set<ChargedBy> fitting;

    Basis(ChargedBy... fitting) {
        this.fitting = Set.of(fitting);
    }

    boolean fits(RateSheet.Service service) {
        return fitting.contains(service.charged());
    }
}
