package org.kontor.values;

/** A person or company on a document. Prints without its contact details, so that a log cannot tell them. */
public record Party(String name, String localName, Address address, String phone, String email) {

    public Party {
        name = Require.text("party.name", name);
        localName = Require.optional(localName);
        Require.present("party.address", address);
        phone = Require.optional(phone);
        email = Require.optional(email);
    }

    @Override
    public String toString() {
        return "Party[" + address.country() + "]";
    }
}
