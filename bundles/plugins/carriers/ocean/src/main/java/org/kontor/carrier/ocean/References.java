package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The numbers that an event or a booking names: those of the carrier's documents and containers, and our own. */
final class References {

    private References() {}

    /** Every number that somebody may follow this event by: bookings, then bills of lading, then the container. */
    static List<String> numbers(Event event) {
        Stream<String> documents = Stream.of("BKG", "CBR", "TRD").flatMap(type -> documents(event, type));
        Stream<String> flat = Stream.of(
                event.first("/carrierBookingReference"),
                event.first("/bookingReference"),
                event.first("/transportDocumentReference"),
                event.container());
        return Stream.concat(documents, flat)
                .filter(number -> !number.isBlank())
                .distinct()
                .toList();
    }

    /** Whether our own reference stands in it. */
    static boolean repeats(Event event, String reference) {
        return event.all("/references", "/payload/references", "/shipmentDetails/shipmentReferences")
                .anyMatch(one -> reference.equalsIgnoreCase(text(one, "referenceValue", "value", "reference")));
    }

    private static Stream<String> documents(Event event, String type) {
        Stream<String> own = Codes.document(event.document()).code().equals(type)
                ? Stream.of(event.documentNumber())
                : Stream.empty();
        Stream<String> others = event.all(
                        "/documentReferences",
                        "/payload/relatedDocumentReferences",
                        "/relatedDocumentReferences",
                        "/shipmentDetails/additionalDocumentReferences")
                .filter(one -> Codes.document(text(one, "documentReferenceType", "type"))
                        .code()
                        .equals(type))
                .map(one -> text(one, "documentReferenceValue", "value", "reference"));
        return Stream.concat(own, others);
    }

    private static String text(JsonNode json, String... names) {
        return Stream.of(names)
                .map(name -> json.path(name).textValue())
                .filter(Objects::nonNull)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }
}
