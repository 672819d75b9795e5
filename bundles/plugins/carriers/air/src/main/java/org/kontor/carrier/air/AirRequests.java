package org.kontor.carrier.air;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Goods;
import org.kontor.values.Parcel;

/** What we ask of an airline: booking options, a booking, the data of its air waybill, and word of its events. */
final class AirRequests {

    /** How dangerous goods that every airline knows by a code of their own are marked. */
    private static final Map<String, String> HANDLING = Map.of(
            "UN3480", "RBI",
            "UN3481", "RLI",
            "UN3090", "RBM",
            "UN3091", "RLM",
            "UN1845", "ICE",
            "UN2807", "MAG");

    private static final long HEAVY_GRAMS = 150_000;

    private AirRequests() {}

    static ObjectNode options(Shipment shipment, String currency, String organisation) {
        ObjectNode json = AirWords.document("cargo:BookingOptionRequest");
        json.set("cargo:bookingShipmentDetails", goods(shipment));
        json.set("cargo:transportLegs", leg(shipment));
        ObjectNode times = json.putObject("cargo:timePreferences").put("@type", "cargo:BookingTimes");
        times.set("cargo:timeOfAvailability", ready(shipment));
        ObjectNode units = json.putObject("cargo:unitsPreference").put("@type", "cargo:UnitsPreference");
        units.set("cargo:currency", AirWords.code("CurrencyCode", currency));
        units.set("cargo:weightUnit", AirWords.code("WeightUnitCode", "KGM"));
        units.set("cargo:volumeUnit", AirWords.code("VolumeUnitCode", "MTQ"));
        units.set("cargo:dimensionsUnit", AirWords.code("DimensionsUnitCode", "CMT"));
        if (!organisation.isEmpty()) {
            ObjectNode forwarder = json.putObject("cargo:involvedParties").put("@type", "cargo:Party");
            forwarder.set("cargo:partyRole", AirWords.code("ParticipantIdentifier", "FFW"));
            forwarder.set("cargo:partyDetails", AirWords.link(organisation));
        }
        return json;
    }

    /** Takes an option; {@code id} is the address that the request shall have. */
    static ObjectNode booking(String id, String option) {
        ObjectNode json = AirWords.document("cargo:BookingRequest").put("@id", id);
        json.set("cargo:forBookingOption", AirWords.link(option));
        return json;
    }

    /** The air waybill's data, with our reference and the parties, for a booking that has its number. */
    static ObjectNode waybill(String id, String number, BookingRequest request, Optional<String> booking) {
        ObjectNode json = AirWords.document("cargo:Waybill")
                .put("@id", id)
                .put("cargo:waybillPrefix", number.substring(0, 3))
                .put("cargo:waybillNumber", number.substring(3))
                .put("cargo:shippingRefNo", request.reference());
        json.set("cargo:waybillType", AirWords.link("cargo:DIRECT"));
        booking.ifPresent(link -> json.set("cargo:referredBookingOption", AirWords.link(link)));
        Shipment shipment = request.shipment();
        json.set("cargo:departureLocation", location(shipment.origin()));
        json.set("cargo:arrivalLocation", location(shipment.destination()));
        json.set("cargo:carrierChargeCode", AirWords.code("ChargeCode", "PP"));
        json.set("cargo:weightValuationIndicator", AirWords.code("PrepaidCollectIndicator", "P"));
        json.set("cargo:otherChargesIndicator", AirWords.code("PrepaidCollectIndicator", "P"));
        json.putArray("cargo:involvedParties")
                .add(AirWords.party(request.shipper(), "SHP"))
                .add(AirWords.party(request.consignee(), "CNE"));
        ObjectNode goods = json.putObject("cargo:shipment").put("@type", "cargo:Shipment");
        goods.put("cargo:goodsDescription", described(shipment.goods()));
        goods.set("cargo:totalGrossWeight", AirWords.value(AirWeights.kilograms(shipment.parcels()), "KGM"));
        goods.set("cargo:totalVolume", AirWords.value(AirWeights.cubicMetres(shipment.parcels()), "MTQ"));
        goods.set(
                "cargo:incoterms",
                AirWords.element("Incoterms", shipment.incoterm().name()));
        return json;
    }

    /** Wants to be told of everything that happens to the object. */
    static ObjectNode subscription(String topic, String organisation) {
        ObjectNode json = AirWords.document("api:Subscription")
                .put("api:hasContentType", "application/ld+json")
                .put("api:notifyRequestStatusChange", false)
                .put("api:sendLogisticsObjectBody", true);
        json.set("api:hasSubscriber", AirWords.link(organisation));
        json.set("api:hasTopicType", AirWords.link("api:LOGISTICS_OBJECT_IDENTIFIER"));
        json.set("api:hasTopic", typed("anyURI", topic));
        json.putArray("api:includeSubscriptionEventType").add(AirWords.link("api:LOGISTICS_EVENT_RECEIVED"));
        return json;
    }

    private static ObjectNode goods(Shipment shipment) {
        List<Parcel> parcels = shipment.parcels();
        ObjectNode json = AirWords.node("cargo:BookingShipment");
        json.set("cargo:totalGrossWeight", AirWords.value(AirWeights.kilograms(parcels), "KGM"));
        ObjectNode room = json.putObject("cargo:totalDimensions").put("@type", "cargo:Dimensions");
        room.set("cargo:volume", AirWords.value(AirWeights.cubicMetres(parcels), "MTQ"));
        ArrayNode groups = json.putArray("cargo:pieceGroups");
        for (Parcel parcel : parcels) {
            ObjectNode group = groups.addObject()
                    .put("@type", "cargo:PieceGroup")
                    .put("cargo:pieceGroupId", groups.size())
                    .put("cargo:pieceGroupCount", parcel.count());
            group.set("cargo:pieceGroupGrossWeight", AirWords.value(AirWeights.kilograms(List.of(parcel)), "KGM"));
        }
        ArrayNode hs = json.putArray("cargo:expectedHScode");
        shipment.goods().stream()
                .map(goods -> goods.hsCode().digits())
                .distinct()
                .forEach(code -> hs.add(AirWords.element("Harmonized System", code)));
        handling(shipment, json);
        return json;
    }

    private static void handling(Shipment shipment, ObjectNode json) {
        ArrayNode codes = JsonNodeFactory.instance.arrayNode();
        shipment.goods().stream()
                .map(goods -> HANDLING.get(goods.unNumber()))
                .filter(code -> code != null)
                .distinct()
                .forEach(code -> codes.add(AirWords.code("SpecialHandlingCode", code)));
        if (shipment.parcels().stream().anyMatch(parcel -> parcel.weightGrams() >= HEAVY_GRAMS)) {
            codes.add(AirWords.code("SpecialHandlingCode", "HEA"));
        }
        if (!codes.isEmpty()) {
            json.set("cargo:specialHandlingCodes", codes);
        }
        List<String> dangerous = shipment.goods().stream()
                .filter(Goods::dangerous)
                .map(Goods::unNumber)
                .distinct()
                .toList();
        json.put(
                "cargo:textualHandlingInstructions",
                described(shipment.goods())
                        + (dangerous.isEmpty() ? "" : "; dangerous goods " + String.join(", ", dangerous))
                        + "; pieces in cm: " + sides(shipment.parcels()));
    }

    private static String sides(List<Parcel> parcels) {
        return String.join(
                ", ",
                parcels.stream()
                        .map(parcel -> parcel.count() + " x " + AirWeights.centimetres(parcel.lengthMm()) + "-"
                                + AirWeights.centimetres(parcel.widthMm()) + "-"
                                + AirWeights.centimetres(parcel.heightMm()))
                        .toList());
    }

    private static ObjectNode leg(Shipment shipment) {
        ObjectNode json = AirWords.node("cargo:TransportLegs").put("cargo:legNumber", 1);
        json.set("cargo:departureLocation", location(shipment.origin()));
        json.set("cargo:arrivalLocation", location(shipment.destination()));
        return json;
    }

    private static ObjectNode location(Address address) {
        return AirWords.location(Airports.of(address), address);
    }

    /** The beginning of the day at the origin's clock, as UTC. */
    private static ObjectNode ready(Shipment shipment) {
        ZoneId zone = Airports.of(shipment.origin()).map(Airports.Airport::zone).orElse(ZoneOffset.UTC);
        LocalDate day = shipment.readyDate();
        return typed(
                "dateTime",
                day.atStartOfDay(zone)
                        .toInstant()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
    }

    private static ObjectNode typed(String type, String value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("@type", "http://www.w3.org/2001/XMLSchema#" + type)
                .put("@value", value);
    }

    private static String described(List<Goods> goods) {
        return String.join(
                ", ", goods.stream().map(Goods::description).distinct().toList());
    }
}
