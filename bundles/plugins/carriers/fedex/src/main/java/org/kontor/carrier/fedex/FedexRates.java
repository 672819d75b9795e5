package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException.Fault;

/** The question for prices of every service, and its answer. Pure. */
final class FedexRates {

    /** Services that travel on the road; the rest of FedEx flies. */
    private static final Pattern ROAD = Pattern.compile(
            "FEDEX_GROUND|GROUND_HOME_DELIVERY|SMART_POST|INTL_GROUND_DISTRIBUTION|TRANSBORDER_DISTRIBUTION"
                    + "|FEDEX_REGIONAL_ECONOMY(_FREIGHT)?|FEDEX_FREIGHT_(PRIORITY|ECONOMY)");

    private final String account;
    private final String pickupType;
    private final String currency;

    /** {@code currency} is the ISO code to quote in, empty for the account's own. */
    FedexRates(String account, String pickupType, String currency) {
        this.account = account;
        this.pickupType = pickupType;
        this.currency = currency;
    }

    ObjectNode question(Shipment shipment) {
        ObjectNode json = FedexJson.object();
        json.set("accountNumber", FedexParts.account(account));
        json.set(
                "rateRequestControlParameters",
                FedexJson.object().put("returnTransitTimes", true).put("servicesNeededOnRateFailure", true));
        json.set("requestedShipment", requested(shipment));
        return json;
    }

    private ObjectNode requested(Shipment shipment) {
        ObjectNode json = FedexJson.object()
                .put("shipDateStamp", shipment.readyDate().toString())
                .put("pickupType", pickupType)
                .put("packagingType", FedexShip.OWN_PACKAGING)
                .put("totalPackageCount", FedexParts.packages(shipment.parcels()))
                .put("totalWeight", FedexParts.kilograms(shipment.parcels()));
        json.set("shipper", FedexJson.object().set("address", FedexParts.address(shipment.origin())));
        json.set("recipient", FedexJson.object().set("address", FedexParts.address(shipment.destination())));
        ArrayNode types = json.putArray("rateRequestType").add("ACCOUNT");
        if (!currency.isEmpty()) {
            types.add("PREFERRED");
            json.put("preferredCurrency", currency);
        }
        ArrayNode packages = json.putArray("requestedPackageLineItems");
        for (Parcel parcel : shipment.parcels()) {
            packages.add(FedexParts.packed(parcel).put("groupPackageCount", parcel.count()));
        }
        if (FedexParts.crossesBorder(shipment)) {
            ObjectNode customs = json.putObject("customsClearanceDetail");
            customs.putObject("commercialInvoice").put("shipmentPurpose", "SOLD");
            customs.set("commodities", FedexParts.commodities(shipment));
        }
        return json;
    }

    RateAnswer read(JsonAnswer answer, Shipment shipment, Instant validUntil) {
        List<JsonNode> products = FedexJson.each(answer.body().path("output"), "rateReplyDetails");
        if (!answer.isGood() || products.isEmpty()) {
            return new RateAnswer(List.of(), none(answer));
        }
        List<Rate> rates = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (JsonNode product : products) {
            Optional<JsonNode> price = FedexPrice.ours(product, currency);
            price.ifPresentOrElse(
                    rated -> rates.add(rate(product, rated, shipment, validUntil)),
                    () -> refusals.add(unpriced(product)));
        }
        return new RateAnswer(rates, refusals);
    }

    /** An answer without any product: its errors, or else its alerts, say why. */
    private static List<Refusal> none(JsonAnswer answer) {
        List<JsonNode> alerts = FedexJson.each(answer.body().path("output"), "alerts");
        if (!answer.isGood() || alerts.isEmpty() || !FedexErrors.of(answer).isEmpty()) {
            return FedexErrors.refusals(answer, "", Fault.UNAVAILABLE);
        }
        FedexErrors.throwFaults(alerts, Fault.UNAVAILABLE);
        return alerts.stream().map(alert -> FedexErrors.refusal(alert, "")).toList();
    }

    private static Rate rate(JsonNode product, JsonNode rated, Shipment shipment, Instant validUntil) {
        String service = service(product);
        FedexTransit transit = FedexTransit.of(product, shipment.readyDate());
        return new Rate(
                service,
                name(product),
                ROAD.matcher(service).matches() ? Mode.ROAD : Mode.EXPRESS,
                FedexPrice.charges(rated),
                FedexWeights.of(shipment, rated),
                transit.daysMin(),
                transit.daysMax(),
                validUntil,
                transit.timetable());
    }

    private static Refusal unpriced(JsonNode product) {
        String service = service(product);
        List<Refusal> told = FedexJson.each(product, "customerMessages").stream()
                .map(message -> FedexErrors.refusal(message, service))
                .toList();
        String words = told.stream().map(Refusal::sentence).collect(Collectors.joining(" "));
        return new Refusal(
                told.stream()
                        .map(Refusal::reason)
                        .filter(reason -> reason != Refusal.Reason.OTHER)
                        .findFirst()
                        .orElse(Refusal.Reason.OTHER),
                service,
                "FedEx gives no price for " + name(product) + ". " + words);
    }

    private static String service(JsonNode product) {
        String service = FedexJson.text(product, "serviceType");
        if (service.isEmpty()) {
            throw FedexJson.unintelligible("FedEx prices a service that it does not name");
        }
        return service;
    }

    private static String name(JsonNode product) {
        return FedexJson.text(product, "serviceName", "serviceType");
    }
}
