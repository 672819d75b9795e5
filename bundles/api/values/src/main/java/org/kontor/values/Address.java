package org.kontor.values;

import java.util.List;

/** A postal address: one to three street lines, city, region (empty when unused), postal code (empty where there is none). */
public record Address(List<String> lines, String city, String region, String postalCode, Country country) {

    public Address {
        lines = lines == null
                ? List.of()
                : lines.stream()
                        .map(line -> Require.text("address.lines", line))
                        .toList();
        if (lines.isEmpty() || lines.size() > 3) {
            throw new InvalidValueException(
                    "address.lines", "must have one to three lines, had " + lines.size(), "give street and number");
        }
        city = Require.text("address.city", city);
        region = Require.optional(region);
        postalCode = Require.optional(postalCode);
        Require.present("address.country", country);
    }
}
