package org.kontor.carrier.tnt;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.values.ProviderException.Fault;

/** The question about consignments, by number or reference, and which of those in the answer are meant. Pure. */
final class TntTracked {

    static final String DOMESTIC = "DOMESTIC";

    /** In the order in which they are asked. */
    static final List<String> MARKETS = List.of("INTERNATIONAL", DOMESTIC);

    static final String NUMBER = "ConsignmentNumber";
    static final String REFERENCE = "CustomerReference";
    private static final String NOT_FOUND = "CNF";

    /** A number may say where it began: GE256867154NL. */
    private static final Pattern WHOLE = Pattern.compile("(?:G[A-Z])?(\\d{8,9})([A-Z]{2})?");

    private static final Map<String, Fault> FAULTS = Map.of(
            "0001", Fault.UNAVAILABLE,
            "1", Fault.UNAVAILABLE,
            "7001", Fault.MISCONFIGURED,
            "7002", Fault.MISCONFIGURED,
            "7004", Fault.MISCONFIGURED,
            "9000", Fault.MISCONFIGURED,
            "9001", Fault.MISCONFIGURED);

    private TntTracked() {}

    /** {@code kind} is what TNT searches by; the sender is only asked for when a label must be printed again. */
    static String question(String kind, Set<String> values, String market, String origin) {
        Xml request = Xml.root("TrackRequest").with("locale", "en_US").with("version", "3.1");
        Xml criteria = request.add("SearchCriteria").with("marketType", market).with("originCountry", origin);
        values.forEach(value -> criteria.put(kind, value));
        request.add("LevelOfDetail")
                .add("Complete")
                .with("originAddress", Boolean.toString(kind.equals(REFERENCE)))
                .with("destinationAddress", "false")
                .with("shipment", "true")
                .with("package", "true")
                .with("podImage", "false");
        return request.document();
    }

    /** The country where the number says that it began; {@code otherwise} when it does not. */
    static String origin(String number, String otherwise) {
        Matcher matcher = WHOLE.matcher(number);
        String country = matcher.matches() && matcher.group(2) != null ? matcher.group(2) : "WW";
        return country.equals("WW") ? otherwise : country;
    }

    /** Those that TNT tells of. Of one that it does not know it says so: an answer without any is wrong. */
    static List<Xml> consignments(Xml answer) {
        List<Xml> all = answer.all("Consignment");
        Xml error = answer.at("Error");
        if (all.isEmpty()) {
            Fault fault = FAULTS.getOrDefault(error.text("Code"), Fault.UNINTELLIGIBLE);
            throw TntWords.failure(fault, error.text("Message") + " (" + error.text("Code") + ")");
        }
        return all;
    }

    /** Without those that TNT does not know. */
    static List<Xml> found(List<Xml> consignments) {
        return consignments.stream()
                .filter(one -> !one.text("SummaryCode").equals(NOT_FOUND))
                .toList();
    }

    static List<Xml> same(String number, List<Xml> consignments) {
        return consignments.stream()
                .filter(one -> digits(one.text(NUMBER)).equals(digits(number)))
                .toList();
    }

    /** Those of this number: TNT gives a number again, in other countries at the same time. */
    static List<Xml> named(String number, List<Xml> consignments) {
        List<Xml> same = same(number, consignments);
        List<Xml> ours = preferred(same.isEmpty() ? consignments : same, one -> one.attribute("access")
                .equals("full"));
        String origin = origin(number, "");
        return preferred(
                ours, one -> one.at("OriginCountry").text("CountryCode").equals(origin));
    }

    /** A whole number: with the country where it began, if TNT gives it bare. */
    static String number(Xml consignment) {
        String number = consignment.text(NUMBER);
        String origin = consignment.at("OriginCountry").text("CountryCode");
        return number.matches("\\d{9}") && origin.matches("[A-Z]{2}") ? "GE" + number + origin : number;
    }

    static String digits(String number) {
        Matcher matcher = WHOLE.matcher(number);
        return matcher.matches() ? matcher.group(1) : number;
    }

    /** Writes the sender as tracking knows it, into an order that needs one. */
    static void sender(Xml consignment, Xml sender, String account) {
        Xml address = consignment.at("Addresses").all("Address").stream()
                .filter(one -> one.attribute("addressParty").equals("Sender"))
                .findFirst()
                .orElse(consignment.at("Addresses", "Address"));
        sender.put("COMPANYNAME", address.text("Name"));
        List<String> lines = address.all("AddressLine").stream()
                .map(Xml::text)
                .filter(line -> !line.isEmpty())
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            sender.put("STREETADDRESS" + (i + 1), lines.get(i));
        }
        sender.put("CITY", address.text("City"))
                .putIfAny("PROVINCE", address.text("Province"))
                .put("POSTCODE", address.text("Postcode"))
                .put("COUNTRY", address.at("Country").text("CountryCode"))
                .put("ACCOUNT", account)
                .put("CONTACTNAME", address.text("ContactName"))
                .put("CONTACTDIALCODE", "")
                .put("CONTACTTELEPHONE", address.text("ContactPhoneNumber"));
    }

    private static List<Xml> preferred(List<Xml> all, Predicate<Xml> better) {
        List<Xml> best = all.stream().filter(better).toList();
        return best.isEmpty() ? all : best;
    }
}
