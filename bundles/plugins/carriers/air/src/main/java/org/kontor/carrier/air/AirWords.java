package org.kontor.carrier.air;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.kontor.values.Address;
import org.kontor.values.Party;

/** The vocabulary of what we send: the cargo ontology's nodes and the entries of its code lists. */
final class AirWords {

    private static final String NS = "https://onerecord.iata.org/ns/";

    private AirWords() {}

    /** A document of its own, which says what the prefixes mean. */
    static ObjectNode document(String type) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("@context").put("cargo", NS + "cargo#").put("api", NS + "api#");
        return json.put("@type", type);
    }

    static ObjectNode node(String type) {
        return JsonNodeFactory.instance.objectNode().put("@type", type);
    }

    static ObjectNode link(String id) {
        return JsonNodeFactory.instance.objectNode().put("@id", id);
    }

    static ObjectNode code(String list, String code) {
        return link(NS + "code-lists/" + list + "#" + code);
    }

    /** A code of a list that IATA does not keep. */
    static ObjectNode element(String list, String code) {
        return node("cargo:CodeListElement").put("cargo:codeListName", list).put("cargo:code", code);
    }

    /** Weights in KGM, volumes in MTQ, sides in CMT. */
    static ObjectNode value(BigDecimal number, String unit) {
        ObjectNode json = node("cargo:Value").put("cargo:numericalValue", number.doubleValue());
        json.set("cargo:unit", code("MeasurementUnitCode", unit));
        return json;
    }

    static ObjectNode location(Optional<Airports.Airport> airport, Address address) {
        ObjectNode json = node("cargo:Location").put("cargo:locationType", airport.isPresent() ? "Airport" : "City");
        airport.ifPresent(found -> json.set("cargo:locationCodes", element("IATA Airport Codes", found.code())));
        json.set("cargo:address", address(address));
        return json;
    }

    static ObjectNode party(Party party, String role) {
        ObjectNode organisation = node("cargo:Organization").put("cargo:name", party.name());
        organisation
                .putObject("cargo:basedAtLocation")
                .put("@type", "cargo:Location")
                .set("cargo:address", address(party.address()));
        ArrayNode contacts = organisation.putArray("cargo:contactDetails");
        contact(contacts, "PHONE_NUMBER", party.phone());
        contact(contacts, "EMAIL_ADDRESS", party.email());
        ObjectNode json = node("cargo:Party");
        json.set("cargo:partyRole", code("ParticipantIdentifier", role));
        json.set("cargo:partyDetails", organisation);
        return json;
    }

    private static void contact(ArrayNode contacts, String type, String text) {
        if (!text.isEmpty()) {
            ObjectNode contact = contacts.addObject().put("@type", "cargo:ContactDetail");
            contact.put("cargo:textualValue", text);
            contact.set("cargo:contactDetailType", link("cargo:" + type));
        }
    }

    private static ObjectNode address(Address address) {
        ObjectNode json = node("cargo:Address").put("cargo:cityName", address.city());
        ArrayNode lines = json.putArray("cargo:streetAddressLines");
        address.lines().forEach(lines::add);
        if (!address.postalCode().isEmpty()) {
            json.put("cargo:textualPostCode", address.postalCode());
        }
        if (!address.region().isEmpty()) {
            json.put("cargo:regionCode", address.region());
        }
        json.set("cargo:country", code("CountryCode", address.country().code()));
        return json;
    }
}
