package org.kontor.carrier;

import org.kontor.values.Party;
import org.kontor.values.Require;

/** Buys {@code service} for a shipment; {@code reference} is ours and comes back on every later message. */
public record BookingRequest(String service, Shipment shipment, Party shipper, Party consignee, String reference) {

    public BookingRequest {
        service = Require.text("service", service);
        Require.present("shipment", shipment);
        Require.present("shipper", shipper);
        Require.present("consignee", consignee);
        reference = Require.text("reference", reference);
    }
}
