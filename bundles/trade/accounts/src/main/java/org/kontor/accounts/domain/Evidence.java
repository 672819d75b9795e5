package org.kontor.accounts.domain;

import java.util.Optional;
import org.kontor.accounts.Organisation;
import org.kontor.values.Address;

/** Corrected data of an organisation; what is empty stays. Prints as nothing. */
public record Evidence(
        Optional<String> legalName,
        Optional<String> localName,
        Optional<String> registrationNumber,
        Optional<String> taxNumber,
        Optional<Address> address) {

    public Evidence {
        legalName = legalName == null ? Optional.empty() : legalName;
        localName = localName == null ? Optional.empty() : localName;
        registrationNumber = registrationNumber == null ? Optional.empty() : registrationNumber;
        taxNumber = taxNumber == null ? Optional.empty() : taxNumber;
        address = address == null ? Optional.empty() : address;
    }

    Profile correct(Organisation organisation) {
        return new Profile(
                organisation.kind(),
                legalName.orElse(organisation.legalName()),
                localName.orElse(organisation.localName()),
                registrationNumber.orElse(organisation.registrationNumber()),
                taxNumber.orElse(organisation.taxNumber()),
                address.orElse(organisation.address()),
                organisation.phone(),
                organisation.email());
    }

    @Override
    public String toString() {
        return "Evidence[hidden]";
    }
}
