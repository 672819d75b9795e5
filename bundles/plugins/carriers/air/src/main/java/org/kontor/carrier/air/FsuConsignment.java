package org.kontor.carrier.air;

/** What a status message says of its waybill before it says what happened. */
record FsuConsignment(String waybill, String origin, FsuQuantity quantity) {}
