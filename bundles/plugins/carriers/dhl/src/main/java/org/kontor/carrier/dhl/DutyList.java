package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.carrier.LandedCost;
import org.kontor.carrier.LandedCost.Item;
import org.kontor.carrier.LandedCost.Kind;
import org.kontor.carrier.Shipment;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Reads what DHL thinks that an import will cost: by kinds of goods, and what is told of the shipment alone. */
final class DutyList {

    private static final String BILLED = "BILLC";

    private static final Map<String, Kind> BY_TYPE =
            Map.of("DUTY", Kind.DUTY, "TAX", Kind.TAX, "FEE", Kind.FEE, "INSURANCE", Kind.INSURANCE);

    /** Duties, taxes, processing fee, trade zone, regulatory charges; and insurance. */
    private static final Map<String, Kind> BY_SERVICE = Map.of(
            "XX", Kind.DUTY,
            "XB", Kind.TAX,
            "XE", Kind.FEE,
            "XJ", Kind.FEE,
            "XK", Kind.FEE,
            "II", Kind.INSURANCE);

    private final Shipment shipment;
    private final JsonNode product;

    private DutyList(Shipment shipment, JsonNode product) {
        this.shipment = shipment;
        this.product = product;
    }

    static LandedCost read(JsonNode json, Shipment shipment, String service, Instant now) {
        List<JsonNode> products = Json.each(json, "products");
        JsonNode product = products.stream()
                .filter(one -> service.split("/", 2)[0].equals(Json.text(one, "productCode")))
                .findFirst()
                .or(() -> products.stream().findFirst())
                .orElseThrow(
                        () -> new ProviderException(Fault.UNINTELLIGIBLE, "DHL's landed cost is about no product"));
        DutyList list = new DutyList(shipment, product);
        List<Item> items = list.ofGoods();
        Set<Kind> told = items.stream().map(Item::kind).collect(Collectors.toSet());
        List<Item> all = Stream.concat(items.stream(), list.ofShipment().filter(item -> !told.contains(item.kind())))
                .toList();
        return new LandedCost(all, "DHL Express landed cost", now);
    }

    private List<Item> ofGoods() {
        List<Item> items = new ArrayList<>();
        for (JsonNode goods : Json.each(product, "items")) {
            String what = description(goods);
            lines(Stream.of(goods), "")
                    .forEach(item -> items.add(
                            new Item(item.kind(), item.code(), what + ": " + item.description(), item.amount())));
        }
        return items;
    }

    private Stream<Item> ofShipment() {
        return Json.each(product, "detailedPriceBreakdown").stream()
                .filter(detail -> Json.text(detail, "currencyType").equals(BILLED))
                .flatMap(detail -> lines(Stream.of(detail), Json.text(detail, "priceCurrency")));
    }

    private Stream<Item> lines(Stream<JsonNode> parents, String currency) {
        return parents.flatMap(parent -> Json.each(parent, "breakdown").stream())
                .flatMap(line -> item(line, currency).stream());
    }

    /** Freight and what else is no matter of customs is left to the price. */
    private Optional<Item> item(JsonNode line, String currency) {
        String code = Json.text(line, "serviceCode");
        Kind fiscal = Json.text(line, "serviceTypeCode").equals("FIS") ? Kind.FEE : null;
        Kind kind = BY_TYPE.getOrDefault(Json.text(line, "typeCode"), BY_SERVICE.getOrDefault(code, fiscal));
        String name = Json.text(line, "name");
        return Optional.ofNullable(kind).flatMap(known -> amount(line, currency)
                .map(amount -> new Item(
                        known, code.isEmpty() ? Json.text(line, "typeCode") : code, named(name, known), amount)));
    }

    private Optional<Money> amount(JsonNode line, String currency) {
        String own = Json.text(line, "priceCurrency");
        String shipments = Parts.value(shipment).currency().getCurrencyCode();
        return Json.money(line, "price", !own.isEmpty() ? own : !currency.isEmpty() ? currency : shipments);
    }

    private String description(JsonNode goods) {
        int number = Json.number(goods, "number").map(Number::intValue).orElse(0);
        return number >= 1 && number <= shipment.goods().size()
                ? shipment.goods().get(number - 1).description()
                : "Goods " + number;
    }

    private static String named(String name, Kind kind) {
        return name.isEmpty() ? kind.name().toLowerCase(Locale.ROOT) : name;
    }
}
