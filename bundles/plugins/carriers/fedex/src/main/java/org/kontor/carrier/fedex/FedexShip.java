package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.values.Goods;
import org.kontor.values.Incoterm;
import org.kontor.values.Parcel;

/** The orders that FedEx's Ship API takes: a shipment, and to undo one. Pure. */
final class FedexShip {

    static final String OWN_PACKAGING = "YOUR_PACKAGING";

    /** Longer ones do not fit on a label. */
    private static final int REFERENCE = 30;

    private final String account;
    private final String pickupType;
    private final String phone;
    private final String labelFormat;
    private final String labelStock;

    FedexShip(FedexSettings settings) {
        this.account = settings.account();
        this.pickupType = settings.pickup_type();
        this.phone = settings.phone();
        this.labelFormat = settings.label_format();
        this.labelStock =
                settings.label_stock().isEmpty() ? (isPaper() ? "PAPER_4X6" : "STOCK_4X6") : settings.label_stock();
    }

    /** {@code key} is what the shipment is found by, on every one of its packages. */
    ObjectNode order(BookingRequest request, String key) {
        ObjectNode json = FedexJson.object()
                .put("labelResponseOptions", "LABEL")
                .put("mergeLabelDocOption", isPaper() ? "LABELS_ONLY" : "NONE")
                .put("shipAction", "CONFIRM")
                .put("processingOptionType", "ALLOW_ASYNCHRONOUS")
                .put("oneLabelAtATime", false);
        json.set("accountNumber", FedexParts.account(account));
        json.set("requestedShipment", requested(request, key));
        return json;
    }

    ObjectNode undoing(String waybill) {
        ObjectNode json = FedexJson.object()
                .put("trackingNumber", waybill)
                .put("deletionControl", "DELETE_ALL_PACKAGES")
                .put("emailShipment", false);
        json.set("accountNumber", FedexParts.account(account));
        return json;
    }

    /** Asks for the labels of a shipment that FedEx makes in the background. */
    ObjectNode results(String job) {
        ObjectNode json = FedexJson.object().put("jobId", job);
        json.set("accountNumber", FedexParts.account(account));
        return json;
    }

    private boolean isPaper() {
        return labelFormat.equals("PDF") || labelFormat.equals("PNG");
    }

    private ObjectNode requested(BookingRequest request, String key) {
        Shipment shipment = request.shipment();
        ObjectNode json = FedexJson.object()
                .put("shipDatestamp", shipment.readyDate().toString())
                .put("serviceType", request.service())
                .put("packagingType", OWN_PACKAGING)
                .put("pickupType", pickupType)
                .put("totalWeight", FedexParts.kilograms(shipment.parcels()))
                .put("totalPackageCount", FedexParts.packages(shipment.parcels()));
        json.set("shipper", FedexParts.party(request.shipper(), phone));
        json.putArray("recipients").add(FedexParts.party(request.consignee(), phone));
        json.set("shippingChargesPayment", payment(true));
        json.putObject("labelSpecification").put("imageType", labelFormat).put("labelStockType", labelStock);
        packages(json.putArray("requestedPackageLineItems"), request, key);
        if (FedexParts.crossesBorder(shipment)) {
            json.set("customsClearanceDetail", customs(shipment));
        }
        return json;
    }

    /** Every package by itself, for each gets a label. */
    private static void packages(ArrayNode json, BookingRequest request, String key) {
        String reference = request.reference();
        String ours = reference.length() <= REFERENCE ? reference : reference.substring(0, REFERENCE);
        for (Parcel parcel : request.shipment().parcels()) {
            for (int i = 0; i < parcel.count(); i++) {
                ObjectNode item = FedexParts.packed(parcel).put("sequenceNumber", json.size() + 1);
                ArrayNode references = item.putArray("customerReferences");
                references.add(reference("CUSTOMER_REFERENCE", key)).add(reference("P_O_NUMBER", ours));
                json.add(item);
            }
        }
    }

    private static ObjectNode reference(String type, String value) {
        return FedexJson.object().put("customerReferenceType", type).put("value", value);
    }

    /** The parts sum to the whole, or FedEx refuses; the limits made sure of one currency. */
    private ObjectNode customs(Shipment shipment) {
        List<Goods> goods = shipment.goods();
        BigDecimal total = goods.stream().map(one -> one.value().decimal()).reduce(BigDecimal.ZERO, BigDecimal::add);
        ObjectNode json = FedexJson.object().put("isDocumentOnly", false);
        json.set("dutiesPayment", payment(shipment.incoterm() == Incoterm.DDP));
        json.set(
                "totalCustomsValue", FedexMoney.json(total, goods.get(0).value().currency()));
        json.putObject("commercialInvoice")
                .put("shipmentPurpose", "SOLD")
                .put("termsOfSale", shipment.incoterm().name());
        json.set("commodities", FedexParts.commodities(shipment));
        return json;
    }

    private ObjectNode payment(boolean bySender) {
        ObjectNode json = FedexJson.object().put("paymentType", bySender ? "SENDER" : "RECIPIENT");
        if (bySender) {
            json.putObject("payor").putObject("responsibleParty").set("accountNumber", FedexParts.account(account));
        }
        return json;
    }
}
