package org.kontor.tracking.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.fulfilment.Consignment;
import org.kontor.fulfilment.Fulfilments;

/** One order's waybill at one carrier, and perhaps waybills of other orders. */
final class OneConsignment implements Fulfilments {

    private final UUID order;
    private final String carrier;
    private final String waybill;
    private final Map<String, UUID> orders = new HashMap<>();

    OneConsignment(UUID order, String carrier, String waybill) {
        this.order = order;
        this.carrier = carrier;
        this.waybill = waybill;
        orders.put(waybill, order);
    }

    void alsoHas(String number, UUID another) {
        orders.put(number, another);
    }

    @Override
    public Optional<Consignment> consignment(UUID asked) {
        return Optional.of(new Consignment(order, carrier, waybill)).filter(one -> asked.equals(order));
    }

    @Override
    public Optional<UUID> orderOf(String itsCarrier, String number) {
        return Optional.ofNullable(orders.get(number)).filter(one -> itsCarrier.equals(carrier));
    }
}
