package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.values.Goods;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Incoterm;
import org.kontor.values.Party;

/** The order of a shipment: who, what, by which service, with which papers and which references. Pure. */
final class UpsShip {

    static final String PATH = "shipments/v2409/ship";

    private static final String COMMERCIAL_INVOICE = "01";
    private static final Set<String> UNITED_STATES = Set.of("US", "PR");
    private static final Set<String> CUSTOMS_UNION = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MC", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private UpsShip() {}

    static ObjectNode order(BookingRequest request, IdempotencyKey key, UpsAccount account, LocalDate today) {
        Shipment shipment = request.shipment();
        ObjectNode json = UpsJson.object();
        ObjectNode order = json.putObject("ShipmentRequest");
        order.putObject("Request")
                .put("RequestOption", "validate")
                .put("SubVersion", "2409")
                .putObject("TransactionReference")
                .put("CustomerContext", key.value());
        ObjectNode body = order.putObject("Shipment");
        body.put(
                "Description",
                UpsFit.lines(shipment.goods().get(0).description(), UpsFit.DESCRIPTION)
                        .get(0));
        addParties(body, request, account);
        body.set("PaymentInformation", UpsParties.payment(account.number(), shipment.incoterm() == Incoterm.DDP));
        body.putObject("Service").put("Code", request.service());
        body.putObject("ShipmentRatingOptions").put("NegotiatedRatesIndicator", "");
        body.set("Package", new UpsPackages(shipment).json("Packaging"));
        refer(body, request, key);
        if (UpsParties.isInternational(shipment)) {
            body.set("InvoiceLineTotal", UpsParties.value(shipment));
        }
        if (crossesCustoms(shipment)) {
            body.putObject("ShipmentServiceOptions").set("InternationalForms", invoice(request, today));
        }
        order.set("LabelSpecification", label(account));
        return json;
    }

    private static void addParties(ObjectNode body, BookingRequest request, UpsAccount account) {
        Party shipper = request.shipper();
        body.set("Shipper", UpsParties.party(shipper, shipper.address()).put("ShipperNumber", account.number()));
        body.set(
                "ShipTo",
                UpsParties.party(request.consignee(), request.consignee().address()));
        body.set(
                "ShipFrom",
                UpsParties.party(shipper, request.shipment().origin()).without("EMailAddress"));
    }

    static ObjectNode label(UpsAccount account) {
        ObjectNode label = UpsJson.object().put("HTTPUserAgent", "Mozilla/4.5");
        label.putObject("LabelImageFormat").put("Code", account.labelFormat());
        label.putObject("LabelStockSize").put("Height", "6").put("Width", "4");
        return label;
    }

    /** Within the United States and Puerto Rico UPS takes references of packages only, elsewhere of shipments only. */
    private static void refer(ObjectNode body, BookingRequest request, IdempotencyKey key) {
        String from = request.shipment().origin().country().code();
        boolean byPackage = UNITED_STATES.contains(from) && !UpsParties.isInternational(request.shipment());
        if (!byPackage) {
            body.set("ReferenceNumber", references(request, key));
            return;
        }
        for (JsonNode parcel : body.path("Package")) {
            ((ObjectNode) parcel).set("ReferenceNumber", references(request, key));
        }
    }

    private static ArrayNode references(BookingRequest request, IdempotencyKey key) {
        ArrayNode references = UpsJson.object().arrayNode();
        references.addObject().put("Value", UpsKey.reference(key));
        if (request.reference().length() <= UpsFit.REFERENCE) {
            references.addObject().put("Value", request.reference());
        }
        return references;
    }

    private static boolean crossesCustoms(Shipment shipment) {
        List<String> ends = List.of(
                shipment.origin().country().code(),
                shipment.destination().country().code());
        return UpsParties.isInternational(shipment)
                && !CUSTOMS_UNION.containsAll(ends)
                && !UNITED_STATES.containsAll(ends);
    }

    private static ObjectNode invoice(BookingRequest request, LocalDate today) {
        Shipment shipment = request.shipment();
        ObjectNode forms = UpsJson.object();
        forms.putArray("FormType").add(COMMERCIAL_INVOICE);
        if (request.reference().length() <= UpsFit.REFERENCE) {
            forms.put("InvoiceNumber", request.reference());
        }
        forms.put("InvoiceDate", DateTimeFormatter.BASIC_ISO_DATE.format(today))
                .put("ReasonForExport", "SALE")
                .put("CurrencyCode", shipment.goods().get(0).value().currency().getCurrencyCode());
        if (shipment.incoterm() != Incoterm.DPU) {
            forms.put("TermsOfShipment", shipment.incoterm().name());
        }
        forms.putObject("Contacts")
                .set(
                        "SoldTo",
                        UpsParties.party(
                                request.consignee(), request.consignee().address()));
        ArrayNode products = forms.putArray("Product");
        shipment.goods().forEach(goods -> products.add(product(goods)));
        return forms;
    }

    private static ObjectNode product(Goods goods) {
        ObjectNode product = UpsJson.object();
        UpsFit.lines(goods.description(), UpsFit.LINE).forEach(product.putArray("Description")::add);
        product.putObject("Unit")
                .put("Number", Long.toString(goods.quantity()))
                .put("Value", UpsParties.unitValue(goods))
                .putObject("UnitOfMeasurement")
                .put("Code", "PCS");
        return product.put("CommodityCode", goods.hsCode().digits())
                .put("OriginCountryCode", goods.origin().code());
    }
}
