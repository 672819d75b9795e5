package org.kontor.verification;

import org.kontor.values.Address;
import org.kontor.values.Require;

/** The person or company to verify. Prints as nothing, so that it cannot leak into a log. */
public record Subject(
        Kind kind, String legalName, String localName, String registrationNumber, String taxNumber, Address address) {

    public enum Kind {
        PERSON,
        COMPANY
    }

    public Subject {
        Require.present("kind", kind);
        legalName = Require.text("legalName", legalName);
        localName = Require.optional(localName);
        registrationNumber = Require.optional(registrationNumber);
        taxNumber = Require.optional(taxNumber);
        Require.present("address", address);
    }

    @Override
    public String toString() {
        return "Subject[hidden]";
    }
}
