package org.kontor.carrier;

import org.kontor.values.Address;
import org.osgi.annotation.versioning.ConsumerType;

/** A further service, registered by carriers that know where they deliver. Asking changes nothing. */
@ConsumerType
public interface AddressChecks {

    AddressFinding check(Address address);
}
