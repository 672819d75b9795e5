package org.kontor.fulfilment.domain;

import java.util.Optional;
import java.util.UUID;

/** The preparation of one paid order; its id is the order's. {@code carrier} is the chosen option's account. */
public record Fulfilment(
        UUID order, FulfilmentState state, long version, String carrier, Optional<String> waybill, Details details) {

    Fulfilment moved(FulfilmentAction action) {
        return new Fulfilment(order, FulfilmentStates.TABLE.next(state, action), version, carrier, waybill, details);
    }

    Fulfilment with(Details changed) {
        return new Fulfilment(order, state, version, carrier, waybill, changed);
    }

    Fulfilment withWaybill(String number) {
        return new Fulfilment(order, state, version, carrier, Optional.of(number), details);
    }
}
