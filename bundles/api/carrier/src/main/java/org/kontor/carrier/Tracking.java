package org.kontor.carrier;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Follows a shipment by asking. */
@ConsumerType
public interface Tracking {

    /** Everything the carrier knows, oldest first; empty until it has seen the shipment. */
    List<Scan> track(String waybill);
}
