package org.kontor.settlement.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;
import org.kontor.accounts.Organisation;

/** Compares an account holder's name with an organisation's: letters and digits only, whatever case and accents. */
final class HolderName {

    private HolderName() {}

    static boolean isOf(String holder, Organisation organisation) {
        String name = normalised(holder);
        return !name.isEmpty()
                && Stream.of(organisation.legalName(), organisation.localName())
                        .map(HolderName::normalised)
                        .anyMatch(name::equals);
    }

    private static String normalised(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{Nd}]", "")
                .toUpperCase(Locale.ROOT);
    }
}
