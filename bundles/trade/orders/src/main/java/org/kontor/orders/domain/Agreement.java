package org.kontor.orders.domain;

import java.util.List;
import java.util.UUID;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Option;
import org.kontor.orders.OrderLine;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Party;

/** The part of an order that never changes, as it is kept. */
public record Agreement(
        Party shipper,
        Party consignee,
        List<OrderLine> lines,
        Incoterm incoterm,
        Option option,
        Shipment shipment,
        Conversion freight,
        Money total,
        UUID paymentInstrument) {

    public Agreement {
        lines = List.copyOf(lines);
    }
}
