package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
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
import org.kontor.carrier.Timetable;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Reads the products that DHL prices: those we may offer, and why not the others. */
final class RateList {

    /** DHL did not say how long it takes: a month is the longest that it does. */
    private static final int UNKNOWN_DAYS = 30;

    private static final int MOST_DAYS = 365;

    private final Shipment shipment;
    private final Account account;
    private final Instant validUntil;
    private final List<Rate> rates = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private RateList(Shipment shipment, Account account, Instant validUntil) {
        this.shipment = shipment;
        this.account = account;
        this.validUntil = validUntil;
    }

    static RateAnswer read(JsonNode json, Shipment shipment, Account account, Instant validUntil) {
        List<JsonNode> products = Json.each(json, "products");
        boolean coded = products.stream().anyMatch(product -> !service(product).isEmpty());
        if (!json.path("products").isArray() || !coded && !json.path("products").isEmpty()) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, "DHL's answer about prices lists no products");
        }
        RateList list = new RateList(shipment, account, validUntil);
        products.forEach(list::add);
        Json.texts(json, "warnings").forEach(list::warn);
        if (list.rates.isEmpty() && list.refusals.isEmpty()) {
            list.refuse(Reason.NOT_SERVED, "", "DHL Express offers no product on this lane for this day");
        }
        return new RateAnswer(list.rates, list.refusals);
    }

    /** A product with a code and a price is an offer; one that lacks them says at least that. */
    private void add(JsonNode product) {
        String service = service(product);
        if (service.isEmpty()) {
            refuse(Reason.OTHER, "", "DHL Express prices a product without a code, which nobody can book");
            return;
        }
        String name = name(product, service);
        boolean special = product.path("isCustomerAgreement").asBoolean();
        if (special && !account.agreedProducts().contains(Json.text(product, "productCode"))) {
            refuse(Reason.OTHER, service, name + " needs an agreement with DHL Express, which the account has not");
            return;
        }
        List<Charge> charges = new PriceBreakdown(product, Parts.services(shipment, account)).charges(service, name);
        if (charges.isEmpty()) {
            refuse(Reason.OTHER, service, "DHL Express gives no price for " + name + " in the currency it bills");
            return;
        }
        rates.add(rate(product, service, name, charges));
    }

    private Rate rate(JsonNode product, String service, String name, List<Charge> charges) {
        JsonNode delivery = product.path("deliveryCapabilities");
        Optional<LocalDateTime> delivered = moment(delivery, "estimatedDeliveryDateAndTime");
        Optional<LocalDateTime> handOver = moment(product.path("pickupCapabilities"), "localCutoffDateAndTime");
        Optional<Integer> days = days(delivery).or(() -> delivered.flatMap(this::daysUntil));
        return new Rate(
                service,
                name,
                Mode.EXPRESS,
                charges,
                Weighing.of(product.path("weight"), shipment.parcels()),
                days.orElse(0),
                days.orElse(UNKNOWN_DAYS),
                validUntil,
                new Timetable(handOver, delivered));
    }

    private void warn(String text) {
        String words = Problems.shortened(text);
        refuse(Problems.reason(words), "", "DHL Express warns: " + words);
    }

    private void refuse(Reason reason, String service, String sentence) {
        refusals.add(new Refusal(reason, service, sentence));
    }

    private static String service(JsonNode product) {
        String code = Json.text(product, "productCode");
        String local = Json.text(product, "localProductCode");
        return code.isEmpty() || local.isEmpty() || local.equals(code) ? code : code + "/" + local;
    }

    private static String name(JsonNode product, String service) {
        String name = Json.text(product, "productName");
        return name.isEmpty() ? "DHL Express " + service : name;
    }

    private static Optional<Integer> days(JsonNode delivery) {
        return Json.number(delivery, "totalTransitDays")
                .filter(days -> days.signum() >= 0 && days.compareTo(BigDecimal.valueOf(MOST_DAYS)) <= 0)
                .map(BigDecimal::intValue);
    }

    private Optional<Integer> daysUntil(LocalDateTime delivered) {
        long days = ChronoUnit.DAYS.between(shipment.readyDate(), delivered.toLocalDate());
        return days >= 0 && days <= MOST_DAYS ? Optional.of((int) days) : Optional.empty();
    }

    /** Local time, whatever is written behind it; a day alone is known no closer than its end. */
    static Optional<LocalDateTime> moment(JsonNode json, String field) {
        return Moments.date(Json.text(json, field))
                .map(day -> day.atTime(Moments.time(Json.text(json, field)).orElse(Moments.END_OF_DAY)));
    }
}
