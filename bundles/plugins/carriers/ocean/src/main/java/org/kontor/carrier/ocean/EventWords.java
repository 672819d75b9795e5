package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event told to a trader: where it was, and one line of what the carrier says of it. */
final class EventWords {

    private EventWords() {}

    /** A name with the UN/LOCODE and the facility, as far as they are known: Hamburg (DEHAM CTA). */
    static String place(Event event) {
        String code = Stream.of(locode(event), facility(event))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        String name = name(event);
        if (name.isEmpty()) {
            return code.isEmpty() ? position(event) : code;
        }
        return code.isEmpty() || name.equals(code) ? name : name + " (" + code + ")";
    }

    static String locode(Event event) {
        return event.located("/UNLocationCode").toUpperCase(Locale.ROOT);
    }

    static String facility(Event event) {
        String own = event.located("/facilityCode");
        return own.isEmpty() ? event.located("/facility/facilityCode") : own;
    }

    /** Customer, depot, port terminal and so on. */
    static String facilityType(Event event) {
        String own = event.first(
                "/eventLocation/facilityType",
                "/eventLocation/facilityTypeCode",
                "/payload/facilityTypeCode",
                "/facilityTypeCode");
        return (own.isEmpty() ? event.call("/facilityTypeCode", "/location/facilityTypeCode") : own)
                .toUpperCase(Locale.ROOT);
    }

    /** What happened or is expected, to what, by what, and whatever the carrier remarks in its own words. */
    static String line(Event event, String name, Moment happens) {
        boolean expected = event.certainty() != Event.Certainty.ACTUAL;
        String beginning = expected
                ? event.certainty().name().charAt(0)
                        + event.certainty().name().substring(1).toLowerCase(Locale.ROOT) + " for " + happens.at() + ": "
                : "";
        return beginning
                + Stream.of(
                                Stream.of(name, document(event), event.filling().toLowerCase(Locale.ROOT)),
                                Stream.of(container(event), ship(event), voyage(event)),
                                Stream.of(remark(event)),
                                delays(event).stream().map(code -> "delayed by " + Codes.delay(code)),
                                Stream.of(happens.zoned() ? "" : "the carrier gave no zone, UTC is assumed"))
                        .flatMap(part -> part)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    static String remark(Event event) {
        return event.first(
                "/changeRemark",
                "/vesselScheduleChangeRemark",
                "/payload/changeRemark",
                "/reason",
                "/payload/reason",
                "/eventDescription",
                "/description",
                "/remark");
    }

    /** The codes of why a ship is late. */
    static List<String> delays(Event event) {
        return Stream.concat(
                        event.all("/transportDetails/delayReasonCodes").map(JsonNode::asText),
                        Stream.of(event.first("/delayReasonCode", "/payload/delayReasonCode")))
                .filter(code -> !code.isBlank())
                .toList();
    }

    private static String document(Event event) {
        String number = event.kind().equals("SHIPMENT") ? event.documentNumber() : "";
        return number.isEmpty() ? "" : "number " + number;
    }

    private static String container(Event event) {
        String type =
                event.first("/ISOEquipmentCode", "/payload/ISOEquipmentCode", "/equipmentDetails/ISOEquipmentCode");
        return event.container().isEmpty()
                ? ""
                : "container " + event.container() + (type.isEmpty() ? "" : " (" + type + ")");
    }

    private static String ship(Event event) {
        String name = event.call(
                "/vessel/vesselName",
                "/vessel/name",
                "/barge/name",
                "/barge/vesselName",
                "/vesselTransport/vesselName");
        String number = event.call("/vessel/vesselIMONumber", "/vesselTransport/vesselIMONumber", "/vesselIMONumber");
        if (name.isEmpty() && number.isEmpty()) {
            return event.mode().isEmpty() ? "" : "by " + event.mode().toLowerCase(Locale.ROOT);
        }
        return "by ship " + (name.isEmpty() ? "IMO " + number : name);
    }

    private static String voyage(Event event) {
        String voyage = event.call(
                "/carrierExportVoyageNumber",
                "/exportVoyageNumber",
                "/carrierVoyageNumber",
                "/exportVoyageNumberOrReference/carrierVoyageNumber",
                "/carrierImportVoyageNumber",
                "/importVoyageNumber",
                "/importVoyageNumberOrReference/carrierVoyageNumber");
        return voyage.isEmpty() ? "" : "voyage " + voyage;
    }

    private static String name(Event event) {
        return Stream.of("/locationName", "/facility/facilityName", "/address/city", "/address/name")
                .map(path -> event.located(path))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(() -> event.call("/otherFacility"));
    }

    private static String position(Event event) {
        String latitude = event.located("/latitude") + event.located("/geoCoordinate/latitude");
        String longitude = event.located("/longitude") + event.located("/geoCoordinate/longitude");
        return latitude.isEmpty() || longitude.isEmpty() ? "" : latitude + ", " + longitude;
    }
}
