package org.kontor.invoices.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.values.Country;

/** A number for VAT: the prefix of who gave it, which is EL for Greece, and what follows (BR-CO-9). */
public record VatNumber(String prefix, String rest) {

    private static final Pattern WRITTEN = Pattern.compile("([A-Z]{2})([0-9A-Z+*]{5,13})");
    private static final String GREECE = "GR";
    private static final String GREEK = "EL";

    /** Empty when the tax number does not look like one of this country's. */
    static Optional<VatNumber> of(String taxNumber, Country country) {
        return of(taxNumber).filter(number -> number.isOf(country));
    }

    /** Empty when the tax number does not begin as one of a country's. */
    public static Optional<VatNumber> of(String taxNumber) {
        var written = WRITTEN.matcher(taxNumber.toUpperCase(Locale.ROOT).replaceAll("[ .-]", ""));
        return written.matches() ? Optional.of(new VatNumber(written.group(1), written.group(2))) : Optional.empty();
    }

    boolean isOf(Country country) {
        return prefix.equals(country.code().equals(GREECE) ? GREEK : country.code());
    }

    @Override
    public String toString() {
        return prefix + rest;
    }
}
