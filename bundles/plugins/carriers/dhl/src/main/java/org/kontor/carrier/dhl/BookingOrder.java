package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.values.Goods;
import org.kontor.values.Money;
import org.kontor.values.Parcel;

/** Writes the order of a shipment, with what customs must know where they look. */
final class BookingOrder {

    private static final int LONGEST_REFERENCE = 35;
    private static final int LONGEST_DESCRIPTION = 70;
    private static final int LONGEST_LINE = 512;
    private static final int GRAMS = 3;
    private static final String REASON = "commercial_purpose_or_sale";
    private static final long MOST_PIECES = 1_000_000_000;

    private final BookingRequest request;
    private final Shipment shipment;
    private final Account account;
    private final Instant now;

    BookingOrder(BookingRequest request, Account account, Instant now) {
        this.request = request;
        this.shipment = request.shipment();
        this.account = account;
        this.now = now;
    }

    /** Why DHL would not take it, as far as we can tell. */
    Optional<Refusal> refusal() {
        return Parts.refusal(shipment, account)
                .or(() -> ShippingDays.refusal(day(), zone(), now))
                .or(() -> Parties.refusal("shipper", request.shipper(), account))
                .or(() -> Parties.refusal("consignee", request.consignee(), account))
                .or(() -> shipment.goods().stream().anyMatch(goods -> goods.quantity() > MOST_PIECES)
                        ? Optional.of(new Refusal(
                                Refusal.Reason.TOO_BIG, "", "DHL Express counts at most " + MOST_PIECES + " pieces"))
                        : Optional.empty());
    }

    /** {@code reference} is what the booking is found by. */
    ObjectNode json(String reference) {
        ObjectNode json = Parts.object();
        json.put("plannedShippingDateAndTime", ShippingDays.ready(day(), zone(), now));
        json.putObject("pickup").put("isRequested", false);
        Parts.product(json, request.service());
        Parts.accounts(json, account, Parts.dutiesPaid(shipment));
        services(json);
        images(json);
        ArrayNode references = json.putArray("customerReferences");
        references.addObject().put("value", reference).put("typeCode", "CU");
        references.addObject().put("value", ours()).put("typeCode", "CU");
        json.putObject("customerDetails")
                .<ObjectNode>set("shipperDetails", Parties.shipper(request.shipper(), account))
                .set(
                        "receiverDetails",
                        Parties.party(request.consignee(), account).put("typeCode", "business"));
        content(json.putObject("content"));
        return json;
    }

    private void services(ObjectNode json) {
        List<String> codes = Parts.services(shipment, account);
        if (codes.isEmpty()) {
            return;
        }
        ArrayNode services = json.putArray("valueAddedServices");
        for (String code : codes) {
            ObjectNode service = services.addObject().put("serviceCode", code);
            List<Account.Dangerous> dangerous = dangerous(code);
            if (!dangerous.isEmpty()) {
                ArrayNode numbers = service.putArray("dangerousGoods")
                        .addObject()
                        .put("contentId", dangerous.get(0).content())
                        .putArray("unCodes");
                dangerous.stream().map(Account.Dangerous::unNumber).distinct().forEach(numbers::add);
            }
        }
    }

    private List<Account.Dangerous> dangerous(String service) {
        return shipment.goods().stream()
                .filter(Goods::dangerous)
                .flatMap(goods -> account.terms(goods).stream())
                .filter(terms -> terms.service().equals(service))
                .toList();
    }

    private void images(ObjectNode json) {
        json.putObject("outputImageProperties")
                .put("encodingFormat", account.labelFormat())
                .putArray("imageOptions")
                .addObject()
                .put("typeCode", "label")
                .put("templateName", account.labelTemplate())
                .put("isRequested", true);
    }

    private void content(ObjectNode content) {
        boolean declarable = Parts.declarable(shipment);
        Parts.packages(content, shipment.parcels());
        content.put("isCustomsDeclarable", declarable);
        if (declarable) {
            Money value = Parts.value(shipment);
            content.put("declaredValue", Parts.plain(value.decimal()));
            content.put("declaredValueCurrency", value.currency().getCurrencyCode());
            declaration(content.putObject("exportDeclaration"));
        }
        String goods = shipment.goods().stream().map(Goods::description).collect(Collectors.joining(", "));
        content.put("description", Parts.cut(goods, LONGEST_DESCRIPTION));
        content.put("incoterm", shipment.incoterm().name());
        content.put("unitOfMeasurement", "metric");
    }

    private void declaration(ObjectNode declaration) {
        ArrayNode lines = declaration.putArray("lineItems");
        BigDecimal share = share();
        for (Goods goods : shipment.goods()) {
            ObjectNode line = lines.addObject()
                    .put("number", lines.size())
                    .put("description", Parts.cut(goods.description(), LONGEST_LINE))
                    .put("price", RateQuestion.unitPrice(goods));
            line.putObject("quantity").put("value", goods.quantity()).put("unitOfMeasurement", "PCS");
            line.putArray("commodityCodes").add(code("outbound", goods)).add(code("inbound", goods));
            line.put("exportReasonType", REASON)
                    .put("manufacturerCountry", goods.origin().code());
            line.putObject("weight").put("grossValue", Parts.plain(share));
        }
        declaration
                .putObject("invoice")
                .put("number", ours())
                .put("date", LocalDate.ofInstant(now, zone()).toString());
        declaration.put("exportReasonType", REASON).put("shipmentType", "commercial");
    }

    private static ObjectNode code(String side, Goods goods) {
        return Parts.object().put("typeCode", side).put("value", goods.hsCode().digits());
    }

    /** We know what packages weigh, not goods: the lines share it evenly, in all no more than the shipment. */
    private BigDecimal share() {
        long grams =
                shipment.parcels().stream().mapToLong(Parcel::totalWeightGrams).sum();
        return BigDecimal.valueOf(grams, GRAMS)
                .divide(BigDecimal.valueOf(shipment.goods().size()), GRAMS, RoundingMode.DOWN);
    }

    private String ours() {
        return Parts.cut(request.reference(), LONGEST_REFERENCE);
    }

    /** Goods that were ready earlier leave today. */
    private LocalDate day() {
        LocalDate today = LocalDate.ofInstant(now, zone());
        return shipment.readyDate().isBefore(today) ? today : shipment.readyDate();
    }

    private ZoneId zone() {
        return Places.zone(request.shipper().address());
    }
}
