package ${package};

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Label;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.values.Address;
import org.kontor.values.Goods;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/**
 * Our words in ${title}'s JSON and back: pure, so that a test needs no provider. What lacks or is odd may throw whatever
 * it throws: the server makes it the fault that it is.
 */
final class ${Name}Json {

    private static final Map<String, Refusal.Reason> REASONS = Map.of(
            "LANE", Refusal.Reason.NOT_SERVED,
            "WEIGHT", Refusal.Reason.TOO_HEAVY,
            "SIZE", Refusal.Reason.TOO_BIG,
            "DANGEROUS", Refusal.Reason.DANGEROUS_GOODS);

    private static final Map<String, Scan.Status> STATUSES = Map.of(
            "BOOKED", Scan.Status.ANNOUNCED,
            "PICKUP", Scan.Status.COLLECTED,
            "HUB", Scan.Status.IN_TRANSIT,
            "EXPORT", Scan.Status.EXPORT_CUSTOMS,
            "IMPORT", Scan.Status.IMPORT_CUSTOMS,
            "COURIER", Scan.Status.OUT_FOR_DELIVERY,
            "POD", Scan.Status.DELIVERED);

    private ${Name}Json() {}

    static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode of(Shipment shipment) {
        ObjectNode json = nothing()
                .put("ready", shipment.readyDate().toString())
                .put("incoterm", shipment.incoterm().name())
                .put("dangerous", shipment.goods().stream().anyMatch(Goods::dangerous));
        json.set("from", of(shipment.origin()));
        json.set("to", of(shipment.destination()));
        ArrayNode pieces = json.putArray("pieces");
        for (Parcel parcel : shipment.parcels()) {
            ObjectNode piece = pieces.addObject().put("count", parcel.count()).put("grams", parcel.weightGrams());
            piece.putArray("mm").add(parcel.lengthMm()).add(parcel.widthMm()).add(parcel.heightMm());
        }
        return json;
    }

    static ObjectNode of(BookingRequest request) {
        ObjectNode json = of(request.shipment());
        json.put("service", request.service()).put("reference", request.reference());
        json.set("shipper", of(request.shipper()));
        json.set("consignee", of(request.consignee()));
        return json;
    }

    static RateAnswer rates(JsonNode json) {
        List<Rate> rates = each(json, "rates", ${Name}Json::rate);
        List<Refusal> refusals = each(json, "refused", ${Name}Json::refusal);
        return new RateAnswer(rates, refusals);
    }

    /** Made, or refused with a reason. */
    static BookingOutcome booking(JsonNode json) {
        if (json.has("refused")) {
            return new BookingOutcome.Refused(refusal(json.required("refused")));
        }
        JsonNode label = json.required("label");
        byte[] content = Base64.getDecoder().decode(text(label, "content"));
        return new BookingOutcome.Booked(text(json, "waybill"), new Label(text(label, "mediaType"), content));
    }

    /** The first of those found; the key names one booking at most. */
    static Optional<BookingOutcome> bookings(JsonNode json) {
        List<BookingOutcome> bookings = each(json, "bookings", ${Name}Json::booking);
        return bookings.stream().findFirst();
    }

    static boolean isVoid(JsonNode json) {
        return json.path("void").asBoolean();
    }

    static List<Scan> scans(JsonNode json) {
        List<Scan> scans = new ArrayList<>(each(json, "scans", ${Name}Json::scan));
        scans.sort(Comparator.comparing(scan -> scan.at().toInstant()));
        return scans;
    }

    private static Rate rate(JsonNode json) {
        String currency = text(json, "currency");
        Money freight = Money.parse(text(json, "freight"), currency);
        Money fuel = Money.parse(text(json, "fuel"), currency);
        return new Rate(
                text(json, "service"),
                text(json, "name"),
                Mode.valueOf(text(json, "mode")),
                List.of(
                        new Charge(Charge.Kind.BASE, "FREIGHT", "Freight", freight),
                        new Charge(Charge.Kind.FUEL, "FUEL", "Fuel surcharge", fuel)),
                weights(json.required("weight")),
                json.required("days").required(0).intValue(),
                json.required("days").required(1).intValue(),
                Instant.parse(text(json, "validUntil")));
    }

    private static Weights weights(JsonNode json) {
        return new Weights(
                json.required("actualGrams").longValue(),
                json.required("volumetricGrams").longValue(),
                json.required("divisor").intValue(),
                json.required("stepGrams").longValue(),
                json.required("chargedGrams").longValue(),
                text(json, "rule"));
    }

    private static Refusal refusal(JsonNode json) {
        Refusal.Reason reason = REASONS.getOrDefault(text(json, "code"), Refusal.Reason.OTHER);
        return new Refusal(reason, json.path("service").asText(), text(json, "sentence"));
    }

    private static Scan scan(JsonNode json) {
        String code = text(json, "code");
        return new Scan(
                text(json, "id"),
                OffsetDateTime.parse(text(json, "at")),
                STATUSES.getOrDefault(code, Scan.Status.UNRECOGNISED),
                code,
                json.path("words").asText(),
                json.path("place").asText());
    }

    private static ObjectNode of(Party party) {
        ObjectNode json = nothing();
        json.put("name", party.name()).put("phone", party.phone()).put("email", party.email());
        json.set("address", of(party.address()));
        return json;
    }

    private static ObjectNode of(Address address) {
        ObjectNode json = nothing()
                .put("city", address.city())
                .put("region", address.region())
                .put("postalCode", address.postalCode())
                .put("country", address.country().code());
        address.lines().forEach(json.putArray("lines")::add);
        return json;
    }

    private static <T> List<T> each(JsonNode json, String field, Function<JsonNode, T> read) {
        JsonNode array = json.required(field);
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).asText();
    }
}
