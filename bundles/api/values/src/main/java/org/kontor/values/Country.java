package org.kontor.values;

import java.util.Locale;
import java.util.Set;

/** A country by its ISO 3166-1 alpha-2 code, upper case. */
public record Country(String code) {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    public Country {
        code = Require.text("country", code).toUpperCase(Locale.ROOT);
        if (!CODES.contains(code)) {
            throw new InvalidValueException(
                    "country", "must be an ISO 3166-1 alpha-2 code, was '" + code + "'", "write it like CN or DE");
        }
    }

    public static Country of(String code) {
        return new Country(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
