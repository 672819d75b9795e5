package org.kontor.accounts.domain;

import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.accounts.Organisation;
import org.kontor.values.Address;
import org.kontor.values.InvalidValueException;

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
        if (Stream.of(legalName, localName, registrationNumber, taxNumber, address)
                .allMatch(Optional::isEmpty)) {
            throw new InvalidValueException("evidence", "must hold something", "give at least one of its fields");
        }
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
