package org.kontor.tracking.domain;

import java.util.Optional;
import java.util.UUID;
import org.kontor.fulfilment.Consignment;
import org.kontor.fulfilment.Fulfilments;

/** One order's waybill at one carrier. */
record OneConsignment(UUID order, String carrier, String waybill) implements Fulfilments {

    @Override
    public Optional<Consignment> consignment(UUID asked) {
        return Optional.of(new Consignment(order, carrier, waybill)).filter(one -> asked.equals(order));
    }

    @Override
    public Optional<UUID> orderOf(String itsCarrier, String number) {
        return Optional.of(order).filter(one -> itsCarrier.equals(carrier) && number.equals(waybill));
    }
}
