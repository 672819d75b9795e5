package org.kontor.carrier;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** A further service, registered by carriers that send scans to us. */
@ConsumerType
public interface TrackingPush {

    /** Scans of one waybill. */
    record Update(String waybill, List<Scan> scans) {
        public Update {
            scans = List.copyOf(scans);
        }
    }

    /**
     * Reads what the carrier sent: header names in lower case, body byte for byte.
     * Throws {@link SecurityException} when the signature is missing or wrong.
     */
    List<Update> receive(Map<String, String> headers, byte[] body);
}
