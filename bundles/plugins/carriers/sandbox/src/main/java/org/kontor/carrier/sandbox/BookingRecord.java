package org.kontor.carrier.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Label;
import org.kontor.carrier.Refusal;
import org.kontor.values.Address;
import org.kontor.values.Parcel;

/** A booking as the sandbox's books hold it. */
record BookingRecord(
        String waybill,
        Instant bookedAt,
        Course course,
        String service,
        String reference,
        String fromCity,
        String fromCountry,
        String toCity,
        String toCountry,
        int packages) {

    private static final String REQUEST = "REQ-";

    static BookingRecord of(BookingRequest request, String waybill, Instant bookedAt, Course course) {
        Address from = request.shipment().origin();
        Address to = request.shipment().destination();
        return new BookingRecord(
                waybill,
                bookedAt,
                course,
                request.service(),
                request.reference(),
                from.city(),
                from.country().code(),
                to.city(),
                to.country().code(),
                request.shipment().parcels().stream().mapToInt(Parcel::count).sum());
    }

    static BookingRecord read(JsonNode json) {
        return new BookingRecord(
                json.required("waybill").asText(),
                Instant.parse(json.required("bookedAt").asText()),
                Course.valueOf(json.required("course").asText()),
                json.required("service").asText(),
                json.required("reference").asText(),
                json.required("fromCity").asText(),
                json.required("fromCountry").asText(),
                json.required("toCity").asText(),
                json.required("toCountry").asText(),
                json.required("packages").asInt());
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("waybill", waybill)
                .put("bookedAt", bookedAt.toString())
                .put("course", course.name())
                .put("service", service)
                .put("reference", reference)
                .put("fromCity", fromCity)
                .put("fromCountry", fromCountry)
                .put("toCity", toCity)
                .put("toCountry", toCountry)
                .put("packages", packages);
    }

    BookingOutcome outcome() {
        return new BookingOutcome.Booked(waybill, label());
    }

    BookingOutcome awaited() {
        return new BookingOutcome.Requested(REQUEST + waybill, "received");
    }

    BookingOutcome takenBack() {
        return new BookingOutcome.Refused(new Refusal(Refusal.Reason.OTHER, service, "The booking was taken back"));
    }

    /** The waybill that the number is, or that is to be the number of a request's booking. */
    static String waybill(String number) {
        return number.startsWith(REQUEST) ? number.substring(REQUEST.length()) : number;
    }

    /** A label for a Zebra printer, as carriers send them. */
    private Label label() {
        String zpl = "^XA^CI28^CF0,40^FO40,40^FDSANDBOX " + service + "^FS^CF0,30^FO40,100^FD" + fromCity + " "
                + fromCountry + " to " + toCity + " " + toCountry + "^FS^FO40,150^FDRef " + reference + ", " + packages
                + " pkg^FS^BY3^FO40,220^BCN,120,Y,N,N^FD" + waybill + "^FS^XZ\n";
        return new Label("application/zpl", zpl.getBytes(StandardCharsets.UTF_8));
    }
}
