package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Goods;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** What quotes and bookings have in common: our addresses, parties, packages and goods in FedEx's words. */
final class FedexParts {

    static final int LINE = 35;
    static final int LINES = 3;
    private static final int NAME = 70;

    /** Elsewhere FedEx wants no state. */
    private static final Set<String> WITH_STATES = Set.of("US", "CA", "MX", "PR", "AE", "IN");

    private static final int UNIT_PRICE_DECIMALS = 6;
    private static final int HUNDREDTHS = 2;

    private FedexParts() {}

    static ObjectNode account(String number) {
        return FedexJson.object().put("value", number);
    }

    /** City, state, postal code and country; quotes need no street. */
    static ObjectNode address(Address address) {
        ObjectNode json = FedexJson.object().put("city", address.city());
        if (WITH_STATES.contains(address.country().code()) && address.region().matches("[A-Za-z]{2}")) {
            json.put("stateOrProvinceCode", address.region().toUpperCase(Locale.ROOT));
        }
        if (!address.postalCode().isEmpty()) {
            json.put("postalCode", address.postalCode());
        }
        return json.put("countryCode", address.country().code());
    }

    /** {@code phone} is rung when the party has none. */
    static ObjectNode party(Party party, String phone) {
        ObjectNode address = address(party.address());
        ArrayNode streets = address.putArray("streetLines");
        streets(party.address()).forEach(streets::add);
        ObjectNode contact = FedexJson.object()
                .put("personName", cut(party.name(), NAME))
                .put("companyName", cut(party.name(), LINE))
                .put("phoneNumber", phone(party, phone));
        if (!party.email().isEmpty()) {
            contact.put("emailAddress", party.email());
        }
        ObjectNode json = FedexJson.object();
        json.set("address", address);
        json.set("contact", contact);
        return json;
    }

    /** The digits alone. */
    static String phone(Party party, String otherwise) {
        String digits = party.phone().replaceAll("\\D", "");
        return digits.isEmpty() ? otherwise.replaceAll("\\D", "") : digits;
    }

    /** The street in lines that fit on a label, broken between words. */
    static List<String> streets(Address address) {
        List<String> lines = new ArrayList<>();
        for (String line : address.lines()) {
            StringBuilder fitting = new StringBuilder();
            for (String word : line.split("\\s+")) {
                if (fitting.length() > 0 && fitting.length() + 1 + word.length() > LINE) {
                    lines.add(fitting.toString());
                    fitting.setLength(0);
                }
                fitting.append(fitting.length() > 0 ? " " : "").append(word);
            }
            lines.add(fitting.toString());
        }
        return lines;
    }

    /** Kilograms, up to the next hundredth. */
    static BigDecimal kilograms(long grams) {
        return plain(BigDecimal.valueOf(grams, 3).setScale(HUNDREDTHS, RoundingMode.CEILING));
    }

    /** Of all packages, as they are sent. */
    static BigDecimal kilograms(List<Parcel> parcels) {
        return plain(parcels.stream()
                .map(parcel -> kilograms(parcel.weightGrams()).multiply(BigDecimal.valueOf(parcel.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    static int packages(List<Parcel> parcels) {
        return parcels.stream().mapToInt(Parcel::count).sum();
    }

    static ObjectNode weight(BigDecimal kilograms) {
        return FedexJson.object().put("units", "KG").put("value", kilograms);
    }

    /** One package's weight and sides: FedEx takes whole centimetres only. */
    static ObjectNode packed(Parcel parcel) {
        ObjectNode json = FedexJson.object();
        json.set("weight", weight(kilograms(parcel.weightGrams())));
        json.set(
                "dimensions",
                FedexJson.object()
                        .put("length", centimetres(parcel.lengthMm()))
                        .put("width", centimetres(parcel.widthMm()))
                        .put("height", centimetres(parcel.heightMm()))
                        .put("units", "CM"));
        return json;
    }

    static int centimetres(int mm) {
        return (mm - 1) / 10 + 1;
    }

    static boolean crossesBorder(Shipment shipment) {
        return !shipment.origin()
                .country()
                .code()
                .equals(shipment.destination().country().code());
    }

    /** The goods for customs. Of weights we know the packages' only: the goods share it by their pieces. */
    static ArrayNode commodities(Shipment shipment) {
        BigDecimal kilograms = kilograms(shipment.parcels());
        long pieces = shipment.goods().stream().mapToLong(Goods::quantity).reduce(0, Math::addExact);
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Goods goods : shipment.goods()) {
            BigDecimal share = kilograms
                    .multiply(BigDecimal.valueOf(goods.quantity()))
                    .divide(BigDecimal.valueOf(pieces), HUNDREDTHS, RoundingMode.DOWN)
                    .max(BigDecimal.valueOf(1, HUNDREDTHS));
            json.add(commodity(goods, plain(share)));
        }
        return json;
    }

    private static ObjectNode commodity(Goods goods, BigDecimal kilograms) {
        BigDecimal unitPrice = goods.value()
                .decimal()
                .divide(BigDecimal.valueOf(goods.quantity()), UNIT_PRICE_DECIMALS, RoundingMode.HALF_UP);
        ObjectNode json = FedexJson.object()
                .put("description", goods.description())
                .put("harmonizedCode", goods.hsCode().digits())
                .put("countryOfManufacture", goods.origin().code())
                .put("quantity", goods.quantity())
                .put("quantityUnits", "PCS")
                .put("numberOfPieces", goods.quantity());
        json.set("weight", weight(kilograms));
        json.set("unitPrice", FedexMoney.json(plain(unitPrice), goods.value().currency()));
        json.set("customsValue", FedexMoney.json(goods.value()));
        return json;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).strip();
    }
}
