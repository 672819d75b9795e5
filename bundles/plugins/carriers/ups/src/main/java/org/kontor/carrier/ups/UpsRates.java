package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Shipment;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Rating of all services with time in transit: the question, and every product of the answer. Pure. */
final class UpsRates {

    static final String PATH = "rating/v2409/Shoptimeintransit";

    /** UPS dates no price; what it changes, such as fuel, changes from one day to another. */
    private static final Duration VALIDITY = Duration.ofHours(24);

    private static final String NOT_DOCUMENTS = "03";
    private static final String PRESENT = "";
    private static final List<String> UNKNOWN = List.of("", "EXPRESS", "1", "14");

    private UpsRates() {}

    static ObjectNode question(Shipment shipment, UpsAccount account) {
        ObjectNode json = UpsJson.object();
        ObjectNode question = json.putObject("RateRequest");
        question.putObject("Request").put("RequestOption", "Shoptimeintransit").put("SubVersion", "2409");
        question.putObject("PickupType").put("Code", account.pickupType());
        ObjectNode body = question.putObject("Shipment");
        body.set("Shipper", UpsParties.place(shipment.origin()).put("ShipperNumber", account.number()));
        body.set("ShipTo", UpsParties.place(shipment.destination()));
        body.set("ShipFrom", UpsParties.place(shipment.origin()));
        body.set("PaymentDetails", UpsParties.payment(account.number(), false));
        UpsPackages packages = new UpsPackages(shipment);
        body.put("NumOfPieces", Long.toString(packages.count()));
        body.set("ShipmentTotalWeight", packages.totalWeight());
        body.set("Package", packages.json("PackagingType"));
        body.putObject("ShipmentRatingOptions").put("NegotiatedRatesIndicator", PRESENT);
        body.set("InvoiceLineTotal", UpsParties.value(shipment));
        body.put("TaxInformationIndicator", PRESENT);
        body.putObject("DeliveryTimeInformation")
                .put("PackageBillType", NOT_DOCUMENTS)
                .putObject("Pickup")
                .put("Date", DateTimeFormatter.BASIC_ISO_DATE.format(shipment.readyDate()));
        return json;
    }

    static RateAnswer read(JsonAnswer answer, Shipment shipment, UpsAccount account, Instant now) {
        if (UpsErrors.failed(answer)) {
            return new RateAnswer(List.of(), UpsErrors.refusals(answer));
        }
        List<JsonNode> products =
                UpsJson.each(answer.body().path("RateResponse").path("RatedShipment"));
        if (products.isEmpty()) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, "UPS answered a question for prices with none");
        }
        List<Rate> rates = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (JsonNode product : products) {
            rate(product, shipment, account, now)
                    .ifPresentOrElse(rates::add, () -> refusals.add(withoutPrice(product)));
        }
        return new RateAnswer(rates, refusals);
    }

    private static Optional<Rate> rate(JsonNode product, Shipment shipment, UpsAccount account, Instant now) {
        String code = UpsJson.code(product.path("Service").path("Code"));
        List<Charge> charges = UpsCharges.of(product);
        if (code.isEmpty() || charges.isEmpty()) {
            return Optional.empty();
        }
        List<String> service = UpsTable.SERVICES.find(code).orElse(UNKNOWN);
        UpsArrival arrival = new UpsArrival(product, shipment.readyDate());
        return Optional.of(new Rate(
                code,
                name(product, code, service),
                Mode.valueOf(service.get(1)),
                charges,
                new UpsPackages(shipment).weigh(account.divisor(), product.path("BillingWeight")),
                arrival.days().orElse(Integer.parseInt(service.get(2))),
                arrival.days().orElse(Integer.parseInt(service.get(3))),
                now.plus(VALIDITY),
                arrival.timetable()));
    }

    /** UPS calls the same code by other names in other countries: its own name of the answer goes before ours. */
    private static String name(JsonNode product, String code, List<String> service) {
        String given = UpsJson.text(product.path("Service").path("Description"));
        String timed = UpsJson.text(product.at("/TimeInTransit/ServiceSummary/Service/Description"));
        if (!given.isEmpty()) {
            return given;
        }
        if (!timed.isEmpty()) {
            return timed;
        }
        return service.get(0).isEmpty() ? "UPS service " + code : service.get(0);
    }

    private static Refusal withoutPrice(JsonNode product) {
        String code = UpsJson.code(product.path("Service").path("Code"));
        List<String> alerts = UpsJson.each(product.path("RatedShipmentAlert")).stream()
                .map(alert -> UpsJson.text(alert.path("Description")))
                .filter(words -> !words.isEmpty())
                .toList();
        return new Refusal(
                Reason.OTHER,
                code,
                "UPS names service " + code + " without a price" + (alerts.isEmpty() ? "" : ": ")
                        + String.join("; ", alerts));
    }
}
