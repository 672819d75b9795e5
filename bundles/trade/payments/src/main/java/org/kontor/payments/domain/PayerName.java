package org.kontor.payments.domain;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.kontor.accounts.Organisation;

/**
 * Whether the name that a bank tells of a payer is an organisation's; banks shout, fold accents and cut at 35 letters.
 */
final class PayerName {

    /** Banks cut names at 35 places, spaces included; of those this many letters remain at least. */
    private static final int CUT = 27;

    private PayerName() {}

    static boolean isOf(Organisation organisation, String told) {
        String name = letters(told);
        return List.of(organisation.legalName(), organisation.localName()).stream()
                .map(PayerName::letters)
                .filter(own -> !own.isEmpty())
                .anyMatch(own -> own.equals(name) || name.length() >= CUT && own.startsWith(name));
    }

    private static String letters(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
