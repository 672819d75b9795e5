package org.kontor.payment.bank.transfer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** International account numbers (ISO 13616): their length by country, and their check digits. */
final class Iban {

    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final Map<String, Integer> LENGTHS =
            lengths("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 "
                    + "DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 "
                    + "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 "
                    + "MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 "
                    + "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");
    private static final Set<String> SEPA =
            Set.of(("AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU "
                            + "LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA")
                    .split(" "));

    private Iban() {}

    /** Upper case, without spaces and signs between. */
    static String normal(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** Whether a normal text is an account number: country, length and check digits are right. */
    static boolean valid(String text) {
        return SHAPE.matcher(text).matches()
                && length(text.substring(0, 2)).orElse(-1) == text.length()
                && Checksum.holds(text);
    }

    static OptionalInt length(String country) {
        Integer length = LENGTHS.get(country);
        return length == null ? OptionalInt.empty() : OptionalInt.of(length);
    }

    /** Whether the account can be reached by a SEPA transfer. */
    static boolean sepa(String iban) {
        return iban.length() > 2 && SEPA.contains(iban.substring(0, 2));
    }

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String row : table.split(" ")) {
            lengths.put(row.substring(0, 2), Integer.valueOf(row.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}
