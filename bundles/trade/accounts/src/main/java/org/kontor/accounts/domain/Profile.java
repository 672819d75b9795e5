package org.kontor.accounts.domain;

import org.kontor.values.Address;
import org.kontor.values.Require;
import org.kontor.verification.Subject;

/** Who an organisation says it is. Prints as nothing, so that it cannot leak into a log. */
public record Profile(
        Subject.Kind kind,
        String legalName,
        String localName,
        String registrationNumber,
        String taxNumber,
        Address address,
        String phone,
        String email) {

    public Profile {
        Require.present("kind", kind);
        legalName = Texts.limited("legalName", Require.text("legalName", legalName), 200);
        localName = Texts.limited("localName", Require.optional(localName), 200);
        registrationNumber = Texts.limited("registrationNumber", Require.optional(registrationNumber), 60);
        taxNumber = Texts.limited("taxNumber", Require.optional(taxNumber), 60);
        address = Texts.address(Require.present("address", address));
        phone = Texts.phone("phone", phone);
        email = Texts.email("email", email);
    }

    @Override
    public String toString() {
        return "Profile[hidden]";
    }
}
