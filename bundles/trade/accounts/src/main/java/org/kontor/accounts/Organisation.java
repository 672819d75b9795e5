package org.kontor.accounts;

import java.time.Instant;
import java.util.UUID;
import org.kontor.values.Address;
import org.kontor.values.Party;
import org.kontor.verification.Subject;

/** A trader: a person or company that buys or sells. Prints as its id, so that it cannot leak into a log. */
public record Organisation(
        UUID id,
        Subject.Kind kind,
        String legalName,
        String localName,
        String registrationNumber,
        String taxNumber,
        Address address,
        String phone,
        String email,
        Standing standing,
        long version,
        Instant registeredAt) {

    /** What the organisation may do, as its latest verification left it. */
    public enum Standing {
        UNVERIFIED,
        VERIFIED,
        REJECTED
    }

    public Party party() {
        return new Party(legalName, localName, address, phone, email);
    }

    @Override
    public String toString() {
        return "Organisation[" + id + "]";
    }
}
