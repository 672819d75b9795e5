package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Goods;
import org.kontor.values.Incoterm;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** Our words in a request of DCSA Booking 2.0: kilograms, cubic metres rounded up, texts cut to their length. */
final class BookingForm {

    /** Under these the seller pays the sea freight; under the others the buyer. */
    private static final Set<Incoterm> PREPAID =
            Set.of(Incoterm.CPT, Incoterm.CIP, Incoterm.CFR, Incoterm.CIF, Incoterm.DAP, Incoterm.DPU, Incoterm.DDP);

    private static final int NAME = 70;
    private static final int CONTACT = 35;
    private static final int STREET = 70;
    private static final int CITY = 35;
    private static final int POST_CODE = 10;
    private static final int REGION = 65;
    private static final int DESCRIPTION = 550;
    private static final int REFERENCE = 35;

    private final Settings settings;
    private final SeaService service;

    BookingForm(Settings settings, SeaService service) {
        this.settings = settings;
        this.service = service;
    }

    /** {@code reference} is ours and stands where a forwarder's does. */
    ObjectNode of(BookingRequest request, String reference) {
        Shipment shipment = request.shipment();
        String movement = service.full() ? "FCL" : "LCL";
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("receiptTypeAtOrigin", service.receipt())
                .put("deliveryTypeAtDestination", service.delivery())
                .put("cargoMovementTypeAtOrigin", movement)
                .put("cargoMovementTypeAtDestination", movement)
                .put("freightPaymentTermCode", PREPAID.contains(shipment.incoterm()) ? "PRE" : "COL")
                .put("isPartialLoadAllowed", false)
                .put("isExportDeclarationRequired", true)
                .put("expectedDepartureDate", shipment.readyDate().toString())
                .put("transportDocumentTypeCode", settings.document())
                .put("incoTerms", shipment.incoterm().name())
                .put("isEquipmentSubstitutionAllowed", false);
        given(form, "serviceContractReference", settings.contract());
        given(form, "contractQuotationReference", settings.quotation());
        if (!settings.carrier_code().isBlank()) {
            form.put("carrierCode", settings.carrier_code().strip())
                    .put("carrierCodeListProvider", settings.carrier_list());
        }
        ArrayNode references = form.putArray("references");
        references.addObject().put("type", "FF").put("value", reference);
        references.addObject().put("type", "CR").put("value", cut(request.reference(), REFERENCE));
        form.set("documentParties", parties(request));
        locations(form.putArray("shipmentLocations"), request);
        equipment(form.putArray("requestedEquipments").addObject(), shipment);
        return form;
    }

    private ObjectNode parties(BookingRequest request) {
        ObjectNode parties = JsonNodeFactory.instance.objectNode();
        if (settings.agent().isBlank()) {
            parties.set("bookingAgent", of(request.shipper()));
        } else {
            parties.putObject("bookingAgent")
                    .put("partyName", cut(settings.agent().strip(), NAME));
        }
        parties.set("shipper", of(request.shipper()));
        parties.set("consignee", of(request.consignee()));
        return parties;
    }

    /** The ports always, and the door where the carrier fetches from it or brings to it. */
    private void locations(ArrayNode locations, BookingRequest request) {
        if (service.receipt().equals("SD")) {
            locations
                    .addObject()
                    .put("locationTypeCode", "PRE")
                    .putObject("location")
                    .set("address", of(request.shipment().origin()));
        }
        port(locations, "POL", service.from());
        port(locations, "POD", service.to());
        if (service.delivery().equals("SD")) {
            locations
                    .addObject()
                    .put("locationTypeCode", "PDE")
                    .putObject("location")
                    .set("address", of(request.shipment().destination()));
        }
    }

    private static void port(ArrayNode locations, String role, String code) {
        locations
                .addObject()
                .put("locationTypeCode", role)
                .putObject("location")
                .put("UNLocationCode", code);
    }

    /** Packages are not told apart by goods, so that only goods of one kind have a weight and packages of their own. */
    private void equipment(ObjectNode equipment, Shipment shipment) {
        equipment
                .put("ISOEquipmentCode", service.type())
                .put("units", service.units(shipment))
                .put("isShipperOwned", false);
        equipment.set("cargoGrossWeight", weight(shipment));
        ArrayNode commodities = equipment.putArray("commodities");
        for (Goods goods : shipment.goods()) {
            ObjectNode commodity = commodities.addObject().put("commodityType", cut(goods.description(), DESCRIPTION));
            commodity.putArray("HSCodes").add(goods.hsCode().digits());
            if (shipment.goods().size() == 1) {
                commodity.set("cargoGrossWeight", weight(shipment));
                commodity.set("cargoGrossVolume", volume(shipment));
                commodity
                        .putObject("outerPackaging")
                        .put("packageCode", "PK")
                        .put(
                                "numberOfPackages",
                                shipment.parcels().stream()
                                        .mapToInt(Parcel::count)
                                        .sum())
                        .put("description", "Package");
            }
        }
    }

    private static ObjectNode weight(Shipment shipment) {
        long grams =
                shipment.parcels().stream().mapToLong(Parcel::totalWeightGrams).sum();
        return measure(BigDecimal.valueOf(grams, 3), "KGM");
    }

    private static ObjectNode volume(Shipment shipment) {
        BigDecimal mm3 = shipment.parcels().stream()
                .map(parcel -> BigDecimal.valueOf(parcel.volumeMm3()).multiply(BigDecimal.valueOf(parcel.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return measure(mm3.movePointLeft(9).setScale(3, RoundingMode.CEILING), "MTQ");
    }

    private static ObjectNode measure(BigDecimal value, String unit) {
        return JsonNodeFactory.instance.objectNode().put("value", value).put("unit", unit);
    }

    private static ObjectNode of(Party party) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("partyName", cut(party.name(), NAME));
        json.set("address", of(party.address()));
        if (!party.phone().isEmpty() || !party.email().isEmpty()) {
            ObjectNode contact = json.putArray("partyContactDetails").addObject();
            contact.put("name", cut(party.name(), CONTACT));
            given(contact, "phone", party.phone());
            given(contact, "email", party.email());
        }
        return json;
    }

    private static ObjectNode of(Address address) {
        List<String> lines = address.lines();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("street", cut(String.join(", ", lines), STREET))
                .put("city", cut(address.city(), CITY))
                .put("countryCode", address.country().code());
        given(json, "postCode", cut(address.postalCode(), POST_CODE));
        given(json, "stateRegion", cut(address.region(), REGION));
        return json;
    }

    private static void given(ObjectNode json, String name, String text) {
        if (!text.isBlank()) {
            json.put(name, text.strip());
        }
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
