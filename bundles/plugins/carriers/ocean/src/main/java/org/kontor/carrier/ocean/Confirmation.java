package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.kontor.carrier.Label;

/** A confirmed booking to print: an ocean carrier gives no label, only the data of its confirmation. */
final class Confirmation {

    private static final Map<String, String> CUT_OFFS = Map.ofEntries(
            Map.entry("DCO", "Shipping instructions"),
            Map.entry("VCO", "Verified gross mass"),
            Map.entry("FCO", "Full container delivered"),
            Map.entry("LCO", "Goods delivered to the freight station"),
            Map.entry("EFC", "Full container not before"),
            Map.entry("PCO", "Port"),
            Map.entry("ECP", "Empty container fetched"),
            Map.entry("RCO", "Reefer"),
            Map.entry("DGC", "Dangerous goods"),
            Map.entry("OBC", "Out of gauge and break bulk"),
            Map.entry("TCO", "Transhipment"),
            Map.entry("STA", "Standard booking"),
            Map.entry("SPA", "Special booking"),
            Map.entry("CUA", "Customs"),
            Map.entry("AFC", "Advance manifest"));

    private final StringBuilder text = new StringBuilder();

    private Confirmation() {}

    static Label of(JsonNode booking) {
        Confirmation page = new Confirmation();
        page.line("BOOKING", text(booking, "carrierBookingReference"));
        page.line("Request", text(booking, "carrierBookingRequestReference"));
        page.line("Status", text(booking, "bookingStatus"));
        booking.path("references").forEach(one -> page.line("Reference " + text(one, "type"), text(one, "value")));
        page.line("Carrier", text(booking, "carrierCode"));
        page.line("Terms", text(booking, "receiptTypeAtOrigin") + "-" + text(booking, "deliveryTypeAtDestination"));
        booking.path("transportPlan").forEach(page::leg);
        booking.path("confirmedEquipments").forEach(page::containers);
        booking.path("shipmentCutOffTimes").forEach(page::cutOff);
        booking.path("charges").forEach(page::charge);
        booking.path("carrierClauses").forEach(clause -> page.line("Clause", clause.asText()));
        booking.path("feedbacks").forEach(one -> page.line(text(one, "severity"), text(one, "message")));
        return new Label("text/plain; charset=utf-8", page.text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void leg(JsonNode leg) {
        line("From", place(leg.path("loadLocation")) + ", " + text(leg, "plannedDepartureDate"));
        line("To", place(leg.path("dischargeLocation")) + ", " + text(leg, "plannedArrivalDate"));
        line("  by", text(leg, "vesselName").isEmpty() ? text(leg, "modeOfTransport") : text(leg, "vesselName"));
        line("  voyage", text(leg, "carrierExportVoyageNumber"));
    }

    private void containers(JsonNode equipment) {
        line("Containers", text(equipment, "units") + " x " + text(equipment, "ISOEquipmentCode"));
        for (String name : List.of("emptyContainerPickup", "originEmptyContainerPickup")) {
            JsonNode pickUp = equipment.path(name);
            line("  empty from", place(pickUp.path("depotReleaseLocation")));
            line("  empty at", text(pickUp, "dateTime"));
        }
    }

    private void cutOff(JsonNode cutOff) {
        String code = text(cutOff, "cutOffDateTimeCode");
        line("Until (" + CUT_OFFS.getOrDefault(code, code) + ")", text(cutOff, "cutOffDateTime"));
    }

    private void charge(JsonNode charge) {
        line(
                "Charge",
                text(charge, "chargeName") + " " + text(charge, "currencyAmount") + " " + text(charge, "currencyCode")
                        + " " + text(charge, "paymentTermCode"));
    }

    private static String place(JsonNode location) {
        String name = text(location, "facilityName").isEmpty()
                ? text(location, "locationName")
                : text(location, "facilityName");
        String code = text(location, "UNLocationCode");
        return name.isEmpty() ? code : code.isEmpty() ? name : name + " (" + code + ")";
    }

    private void line(String name, String value) {
        if (!value.isBlank() && !value.equals("-")) {
            text.append(name).append(": ").append(value.strip()).append('\n');
        }
    }

    private static String text(JsonNode json, String name) {
        JsonNode node = json.path(name);
        return node.isValueNode() && !node.isNull() ? node.asText() : "";
    }
}
