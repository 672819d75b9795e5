package org.kontor.invoices.domain;

import org.kontor.accounts.Organisation;
import org.kontor.values.Address;

/**
 * A party to the sale as it was on the day of issue; empty is what it never said. Prints as its country, so that it
 * cannot leak into a log.
 */
public record Trader(
        String legalName,
        String localName,
        Address address,
        String registrationNumber,
        String taxNumber,
        String phone,
        String email) {

    static Trader of(Organisation organisation) {
        return new Trader(
                organisation.legalName(),
                organisation.localName(),
                organisation.address(),
                organisation.registrationNumber(),
                organisation.taxNumber(),
                organisation.phone(),
                organisation.email());
    }

    @Override
    public String toString() {
        return "Trader[" + address.country() + "]";
    }
}
