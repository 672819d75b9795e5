package org.kontor.logistics;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Every way a shipment can go, ranked, and why others cannot; {@code id} is the shipment request's. */
public record Quotation(
        UUID id,
        UUID organisation,
        ShipmentRequest request,
        List<Option> options,
        List<Exclusion> exclusions,
        Rankings rankings,
        Instant quotedAt,
        long version) {

    public Quotation {
        options = List.copyOf(options);
        exclusions = List.copyOf(exclusions);
    }
}
