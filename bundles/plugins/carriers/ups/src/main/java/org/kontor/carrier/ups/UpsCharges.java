package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Charge.Kind;
import org.kontor.values.Money;

/**
 * The price of one product of rating: the contract's where UPS gives one, with taxes where it says so. UPS's parts do
 * not always sum to its total; the total stands, and a charge of its own says what is between.
 */
final class UpsCharges {

    private static final String FUEL = "375";
    private static final Map<String, String> NAMES = Map.of(
            FUEL,
            "Fuel surcharge",
            "270",
            "Residential delivery",
            "190",
            "Extended area",
            "376",
            "Delivery area",
            "378",
            "Delivery area, extended",
            "120",
            "Signature on delivery",
            "434",
            "Surge fee");

    private final Money total;
    private final List<Charge> parts = new ArrayList<>();

    private UpsCharges(Money total) {
        this.total = total;
    }

    /** Nothing when UPS names no price. */
    static List<Charge> of(JsonNode product) {
        JsonNode negotiated = product.path("NegotiatedRateCharges");
        return first(negotiated, "TotalChargesWithTaxes", "TotalCharge")
                .map(total -> contract(product, negotiated, total))
                .or(() ->
                        first(product, "TotalChargesWithTaxes", "TotalCharges").map(total -> list(product, total)))
                .orElse(List.of());
    }

    private static List<Charge> contract(JsonNode product, JsonNode negotiated, Money total) {
        UpsCharges charges = new UpsCharges(total);
        charges.taxes(negotiated);
        List<JsonNode> ofPackages = packages(product)
                .map(each -> each.path("NegotiatedCharges").path("ItemizedCharges"))
                .toList();
        return charges.with(
                base(negotiated, "BaseServiceCharge"),
                items(List.of(negotiated.path("ItemizedCharges"))),
                items(ofPackages));
    }

    private static List<Charge> list(JsonNode product, Money total) {
        UpsCharges charges = new UpsCharges(total);
        charges.taxes(product);
        Optional<Money> base = base(product, "BaseServiceCharge");
        if (base.isPresent()) {
            List<JsonNode> ofPackages =
                    packages(product).map(each -> each.path("ItemizedCharges")).toList();
            return charges.with(base, items(List.of(product.path("ItemizedCharges"))), items(ofPackages));
        }
        JsonNode options = product.path("ServiceOptionsCharges");
        charges.amount(options)
                .ifPresent(money -> charges.parts.add(charge("OPTIONS", "Options of the service", money)));
        return charges.with(base(product, "TransportationCharges"), List.of(), List.of());
    }

    /** The parts of the packages are beside those of the shipment in some answers, and the same again in others. */
    private List<Charge> with(Optional<Money> base, List<JsonNode> ofShipment, List<JsonNode> ofPackages) {
        List<Charge> all =
                read(Stream.concat(ofShipment.stream(), ofPackages.stream()).toList());
        List<Charge> once = read(ofShipment.isEmpty() ? ofPackages : ofShipment);
        List<Charge> items = base.isPresent() && sums(base.get(), all) ? all : once;
        Money rest = total.minus(sum(items));
        Money freight = base.filter(this::isOurCurrency).orElse(rest.isPositive() ? rest : total);
        List<Charge> charges = new ArrayList<>();
        charges.add(new Charge(Kind.BASE, "FREIGHT", "Freight", freight));
        charges.addAll(items);
        parts.stream().filter(part -> !part.amount().isZero()).forEach(charges::add);
        Money between = total.minus(
                charges.stream().map(Charge::amount).reduce(Money::plus).orElseThrow());
        if (!between.isZero()) {
            String name = between.isPositive() ? "Other charges, not itemised by UPS" : "Discount, not itemised by UPS";
            charges.add(new Charge(Kind.SURCHARGE, "DIFFERENCE", name, between));
        }
        return charges;
    }

    private boolean sums(Money base, List<Charge> items) {
        return isOurCurrency(base) && base.plus(sum(items)).compareTo(total) == 0;
    }

    private Money sum(List<Charge> items) {
        return Stream.concat(items.stream(), parts.stream())
                .map(Charge::amount)
                .reduce(Money.zero(total.currency()), Money::plus);
    }

    private void taxes(JsonNode of) {
        if (first(of, "TotalChargesWithTaxes").isPresent()) {
            for (JsonNode tax : UpsJson.each(of.path("TaxCharges"))) {
                String given = UpsJson.code(tax.path("Type"));
                String type = given.isEmpty() ? "TAX" : given;
                amount(tax).ifPresent(money -> parts.add(charge(type, "Tax on the carriage, " + type, money)));
            }
        }
    }

    /** Items of the same code and name are one charge, as of many packages. */
    private List<Charge> read(List<JsonNode> items) {
        Map<String, Charge> charges = new LinkedHashMap<>();
        for (JsonNode item : items) {
            String code = UpsJson.code(item.path("Code"));
            String name = name(code, item);
            amount(item)
                    .map(money -> charge(code, name, money))
                    .ifPresent(charge -> charges.merge(code + " " + name, charge, UpsCharges::added));
        }
        return charges.values().stream()
                .filter(charge -> !charge.amount().isZero())
                .toList();
    }

    private static Charge added(Charge one, Charge other) {
        return new Charge(
                one.kind(), one.code(), one.description(), one.amount().plus(other.amount()));
    }

    private static Charge charge(String code, String name, Money amount) {
        boolean isFuel = code.equals(FUEL) || name.toLowerCase(Locale.ROOT).contains("fuel");
        return new Charge(isFuel ? Kind.FUEL : Kind.SURCHARGE, code, name, amount);
    }

    /** Parts may leave the currency out; one in another currency cannot be added. */
    private Optional<Money> amount(JsonNode part) {
        return UpsJson.money(part)
                .filter(this::isOurCurrency)
                .or(() -> UpsJson.text(part.path("CurrencyCode")).isEmpty()
                        ? UpsJson.money(
                                part.path("MonetaryValue"), total.currency().getCurrencyCode())
                        : Optional.empty());
    }

    private boolean isOurCurrency(Money money) {
        return money.currency().equals(total.currency());
    }

    private static String name(String code, JsonNode item) {
        String given = UpsJson.text(item.path("Description"));
        String kind = UpsJson.text(item.path("SubType")).replace('_', ' ');
        String ours = NAMES.getOrDefault(code, "Charge " + code);
        return !given.isEmpty() ? given : ours + (kind.isEmpty() ? "" : ", " + kind);
    }

    private static List<JsonNode> items(List<JsonNode> lists) {
        return lists.stream()
                .flatMap(list -> UpsJson.each(list).stream())
                .filter(item -> !UpsJson.code(item.path("Code")).isEmpty())
                .toList();
    }

    private static Optional<Money> base(JsonNode of, String field) {
        return UpsJson.each(of.path(field)).stream()
                .map(UpsJson::money)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<JsonNode> packages(JsonNode product) {
        return UpsJson.each(product.path("RatedPackage")).stream();
    }

    private static Optional<Money> first(JsonNode of, String... fields) {
        return Stream.of(fields)
                .map(field -> UpsJson.money(of.path(field)))
                .flatMap(Optional::stream)
                .filter(Money::isPositive)
                .findFirst();
    }
}
