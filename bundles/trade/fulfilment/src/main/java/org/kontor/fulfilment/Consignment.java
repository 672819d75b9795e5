package org.kontor.fulfilment;

import java.util.UUID;

/** A booked shipment of an order: the carrier account and its waybill number. */
public record Consignment(UUID order, String carrier, String waybill) {}
