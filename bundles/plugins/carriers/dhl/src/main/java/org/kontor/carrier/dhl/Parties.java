package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.values.Address;
import org.kontor.values.Party;

/** Who sends and who receives, as DHL wants them: three short address lines and somebody to call. */
final class Parties {

    private static final int LINE = 45;
    private static final int LINES = 3;
    private static final int COMPANY = 100;
    private static final int NAME = 255;
    private static final int EMAIL = 70;

    private Parties() {}

    /** Why DHL would not take a party like this; {@code role} is for the sentence. */
    static Optional<Refusal> refusal(String role, Party party, Account account) {
        if (phone(party, account).isEmpty()) {
            return refused("DHL Express wants a telephone number of the " + role);
        }
        return lines(party.address()).size() > LINES
                ? refused("DHL Express prints " + LINES + " address lines of " + LINE + " characters; the " + role
                        + "'s is longer")
                : Optional.empty();
    }

    static ObjectNode party(Party party, Account account) {
        ObjectNode json = Parts.object();
        ObjectNode address = Parts.place(party.address());
        List<String> lines = lines(party.address());
        for (int line = 0; line < lines.size(); line++) {
            address.put("addressLine" + (line + 1), lines.get(line));
        }
        json.set("postalAddress", address);
        ObjectNode contact = json.putObject("contactInformation")
                .put("companyName", Parts.cut(party.name(), COMPANY))
                .put("fullName", Parts.cut(party.name(), NAME))
                .put("phone", phone(party, account));
        if (!party.email().isEmpty() && party.email().length() <= EMAIL) {
            contact.put("email", party.email());
        }
        return json;
    }

    /** The shipper with the numbers that customs know it by. */
    static ObjectNode shipper(Party party, Account account) {
        ObjectNode json = party(party, account);
        if (!account.registrations().isEmpty()) {
            ArrayNode numbers = json.putArray("registrationNumbers");
            account.registrations().forEach(registration -> numbers.addObject()
                    .put("typeCode", registration.kind())
                    .put("number", registration.number())
                    .put("issuerCountryCode", registration.country()));
        }
        return json.put("typeCode", "business");
    }

    private static String phone(Party party, Account account) {
        return party.phone().isEmpty() ? account.phone() : party.phone();
    }

    /** The lines as given where they are short enough, or else broken between words; none is cut. */
    private static List<String> lines(Address address) {
        if (address.lines().stream().allMatch(line -> line.length() <= LINE)) {
            return address.lines();
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : String.join(" ", address.lines()).split("\\s+")) {
            if (word.length() > LINE) {
                // A word of its own that fits no line: as many lines too many as make it refused.
                return List.of(word, word, word, word);
            }
            if (line.length() + 1 + word.length() > LINE && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static Optional<Refusal> refused(String sentence) {
        return Optional.of(new Refusal(Reason.OTHER, "", sentence));
    }
}
