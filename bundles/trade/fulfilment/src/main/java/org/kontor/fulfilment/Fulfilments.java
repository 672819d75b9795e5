package org.kontor.fulfilment;

import java.util.Optional;
import java.util.UUID;

/** What later steps ask of step 4. */
public interface Fulfilments {

    Optional<Consignment> consignment(UUID order);

    /** The order that this carrier account's waybill belongs to. */
    Optional<UUID> orderOf(String carrier, String waybill);
}
