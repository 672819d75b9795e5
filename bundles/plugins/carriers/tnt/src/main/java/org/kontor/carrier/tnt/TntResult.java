package org.kontor.carrier.tnt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.carrier.Refusal;
import org.kontor.toolkit.http.Answer;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What TNT says of an order: a key to the result, or the result, with a number or why there is none. Pure. */
final class TntResult {

    private static final String TAKEN = "COMPLETE";
    private static final Pattern COMPLETE = Pattern.compile(TAKEN + ":\\s*(\\w{1,40})");
    private static final String YES = "Y";

    private TntResult() {}

    /** The key by which the result and the documents of an order can be had. */
    static Optional<String> access(Answer answer) {
        Matcher complete = COMPLETE.matcher(TntPost.text(answer));
        return complete.matches() ? Optional.of(complete.group(1)) : Optional.empty();
    }

    /** The result of an order whose answer was no key: some servers give it at once, and errors come as text. */
    static Xml direct(Answer answer) {
        Xml xml = Xml.read(answer.body()).orElseGet(() -> spoken(TntPost.text(answer)));
        if (xml.isNamed("parse_error")) {
            throw TntWords.failure(Fault.UNINTELLIGIBLE, xml.text("error_reason"));
        }
        if (xml.isNamed("runtime_error")) {
            throw TntWords.failure(Fault.IN_DOUBT, xml.text("error_reason"));
        }
        if (!xml.isNamed("document")) {
            throw new ProviderException(Fault.IN_DOUBT, "TNT answered an order with something other than a result");
        }
        return xml;
    }

    /** Why the consignment is not on its way; empty when it is. */
    static Optional<Refusal> refusal(Xml document, String service) {
        Xml ship = document.at("SHIP");
        String errors = Stream.concat(document.all("ERROR").stream(), ship.all("ERROR").stream())
                .map(error -> TntWords.brief(error.text("DESCRIPTION")) + coded(error.text("CODE")))
                .distinct()
                .collect(Collectors.joining("; "));
        if (isCreated(document) && (isShipped(ship) || !ship.isThere() && errors.isEmpty())) {
            return Optional.empty();
        }
        if (TntWords.isAboutTheAccount(errors)) {
            throw TntWords.failure(Fault.MISCONFIGURED, errors);
        }
        if (errors.isEmpty() && !isDenied(document)) {
            throw new ProviderException(Fault.IN_DOUBT, "TNT's result of an order says neither yes nor no");
        }
        return Optional.of(TntWords.refusal(service, errors, ""));
    }

    /** What the operator should know of the collection that was ordered with the consignment. */
    static Optional<String> collection(Xml document) {
        Xml booked = document.at("BOOK", "CONSIGNMENT");
        String number = number(document);
        if (booked.text("SUCCESS").equalsIgnoreCase("N")) {
            return Optional.of("nobody comes for " + number + ", order a collection by telephone");
        }
        return booked.text("FIRSTTIMETRADER").equalsIgnoreCase(YES)
                ? Optional.of("before it comes for " + number + " TNT telephones the shipper")
                : Optional.empty();
    }

    static String number(Xml document) {
        return document.at("CREATE", "CONNUMBER").text();
    }

    private static boolean isCreated(Xml document) {
        return document.at("CREATE", "SUCCESS").text().equalsIgnoreCase(YES)
                && !number(document).isEmpty();
    }

    private static boolean isShipped(Xml ship) {
        return ship.all("CONSIGNMENT").stream()
                .anyMatch(consignment -> consignment.text("SUCCESS").equalsIgnoreCase(YES));
    }

    private static boolean isDenied(Xml document) {
        return document.at("CREATE", "SUCCESS").text().equalsIgnoreCase("N")
                || document.at("SHIP", "CONSIGNMENT", "SUCCESS").text().equalsIgnoreCase("N");
    }

    /** A sentence instead of XML is an error; the page of a server in trouble and a key cut short are not. */
    private static Xml spoken(String text) {
        boolean isCutShort = text.startsWith(TAKEN) || TAKEN.startsWith(text);
        boolean isPage = text.contains("<") || TntWords.isTrouble(text);
        Xml document = Xml.root(isCutShort || isPage ? "unclear" : "document");
        document.add("ERROR").put("DESCRIPTION", text);
        return document;
    }

    private static String coded(String code) {
        return code.isEmpty() ? "" : " (" + code + ")";
    }
}
