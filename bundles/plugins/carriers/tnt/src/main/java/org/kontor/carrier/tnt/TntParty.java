package org.kontor.carrier.tnt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.values.Address;
import org.kontor.values.Party;

/** A party as TNT writes it: fields of limited length, and a telephone number in two parts. Pure. */
final class TntParty {

    static final int CITY = 30;
    static final int POSTCODE = 9;
    static final int LABEL_NAME = 40;
    static final int LINE = 30;
    private static final int LINES = 3;
    private static final int NAME = 50;
    private static final int PROVINCE = 30;
    private static final int CONTACT = 22;
    private static final int DIAL_CODE = 7;
    private static final int TELEPHONE = 9;

    /** Country codes of one and two digits; all others have three. */
    private static final Pattern COUNTRY_CODE =
            Pattern.compile("1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\\d{3}");

    private TntParty() {}

    /** Writes name and address, as far as the country; what comes then differs between the parties. */
    static void address(Xml element, Party party) {
        Address address = party.address();
        element.put("COMPANYNAME", cut(party.name(), NAME));
        List<String> lines = lines(address).orElseGet(address::lines);
        for (int i = 0; i < lines.size(); i++) {
            element.put("STREETADDRESS" + (i + 1), lines.get(i));
        }
        element.put("CITY", cut(address.city(), CITY))
                .putIfAny("PROVINCE", cut(address.region(), PROVINCE))
                .put("POSTCODE", cut(address.postalCode(), POSTCODE))
                .put("COUNTRY", address.country().code());
    }

    static void contact(Xml element, Party party) {
        String digits = party.phone().replaceAll("[^0-9]", "");
        boolean international = party.phone().startsWith("+") || digits.startsWith("00");
        String number = international && digits.startsWith("00") ? digits.substring(2) : digits;
        int code = dialCode(number, international);
        element.put("CONTACTNAME", cut(party.name(), CONTACT))
                .put("CONTACTDIALCODE", number.substring(0, code))
                .put("CONTACTTELEPHONE", number.substring(code))
                .putIfAny("CONTACTEMAIL", party.email());
    }

    /** Three lines of thirty characters, broken between words; empty when the address does not fit. */
    static Optional<List<String>> lines(Address address) {
        if (address.lines().stream().allMatch(line -> line.length() <= LINE)) {
            return Optional.of(address.lines());
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : String.join(" ", address.lines()).split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        boolean fits = lines.size() <= LINES && lines.stream().allMatch(one -> one.length() <= LINE);
        return fits ? Optional.of(List.copyOf(lines)) : Optional.empty();
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most).strip();
    }

    /** The country's code, and as much more as the telephone's field cannot hold. */
    private static int dialCode(String number, boolean international) {
        var country = COUNTRY_CODE.matcher(number);
        int least = international && country.lookingAt() ? country.end() : 0;
        return Math.min(Math.max(least, number.length() - TELEPHONE), Math.min(DIAL_CODE, number.length()));
    }
}
