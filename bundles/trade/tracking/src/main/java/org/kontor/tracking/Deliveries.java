package org.kontor.tracking;

import java.util.UUID;

/** Whether goods have arrived, for rules about money. */
public interface Deliveries {

    /** 0 when the goods are not even on their way. */
    DeliveryConfidence confidence(UUID order);
}
