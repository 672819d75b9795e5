package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Charge.Kind;
import org.kontor.values.Money;

/** One product's price in the currency DHL bills, taken apart so that its charges sum to DHL's total. */
final class PriceBreakdown {

    /** DHL says every price up to three times, in no fixed order; this is the one it will invoice. */
    private static final String BILLED = "BILLC";

    private static final String FUEL = "FF";
    private static final Set<String> BASE = Set.of("", "SDRATE");

    /** An extra that was not asked for is on offer, not in the total. */
    private static final String OPTIONAL = "XCH";

    private final JsonNode product;
    private final List<String> asked;

    PriceBreakdown(JsonNode product, List<String> asked) {
        this.product = product;
        this.asked = asked;
    }

    /** The charges of the total; none when DHL gives no price. */
    List<Charge> charges(String service, String name) {
        Optional<JsonNode> billed = billed("totalPrice").findFirst();
        String currency = currency(billed);
        Optional<Money> total =
                billed.flatMap(price -> Json.money(price, "price", currency)).filter(Money::isPositive);
        return total.map(sum -> charges(sum, service, name)).orElse(List.of());
    }

    private List<Charge> charges(Money total, String service, String name) {
        List<Charge> charges = new ArrayList<>();
        billed("detailedPriceBreakdown")
                .flatMap(detail -> Json.each(detail, "breakdown").stream())
                .forEach(line -> charge(line, total, service).ifPresent(charges::add));
        Money gap = total.minus(sum(charges, total));
        List<Charge> explained = explaining(gap, taxAndDiscount(total));
        charges.addAll(explained);
        Money rest = gap.minus(sum(explained, total));
        boolean based = charges.stream().anyMatch(charge -> charge.kind() == Kind.BASE);
        if (!based) {
            charges.add(0, new Charge(Kind.BASE, service, name, rest));
        } else if (!rest.isZero()) {
            charges.add(new Charge(Kind.SURCHARGE, "DIFFERENCE", "What DHL's total has beside its parts", rest));
        }
        return charges;
    }

    private Optional<Charge> charge(JsonNode line, Money total, String service) {
        String code = Json.text(line, "serviceCode");
        String currency = total.currency().getCurrencyCode();
        boolean extra = Json.text(line, "serviceTypeCode").equals(OPTIONAL) && !asked.contains(code);
        boolean foreign = !Set.of("", currency).contains(Json.text(line, "priceCurrency"));
        Kind kind = BASE.contains(code) ? Kind.BASE : code.equals(FUEL) ? Kind.FUEL : Kind.SURCHARGE;
        String name = Json.text(line, "name");
        return extra || foreign
                ? Optional.empty()
                : Json.money(line, "price", currency)
                        .filter(amount -> kind == Kind.BASE || !amount.isZero())
                        .map(amount -> new Charge(
                                kind,
                                code.isEmpty() ? service : code,
                                name.isEmpty() ? "DHL's charge " + code : name,
                                amount));
    }

    /** What stands beside the parts: the tax, which adds, and the discount, which takes away however DHL signs it. */
    private List<Charge> taxAndDiscount(Money total) {
        List<Charge> charges = new ArrayList<>();
        String currency = total.currency().getCurrencyCode();
        billed("totalPriceBreakdown")
                .flatMap(prices -> Json.each(prices, "priceBreakdown").stream())
                .forEach(price -> Json.money(price, "price", currency).ifPresent(amount -> {
                    switch (Json.text(price, "typeCode")) {
                        case "STTXA" -> charges.add(new Charge(Kind.SURCHARGE, "STTXA", "Tax", amount));
                        case "STDIS" -> charges.add(new Charge(Kind.SURCHARGE, "STDIS", "Discount", taken(amount)));
                        default -> {}
                    }
                }));
        return charges;
    }

    /** DHL's parts may be before or after tax and discount: those count that leave the least unexplained. */
    private static List<Charge> explaining(Money gap, List<Charge> known) {
        return Stream.concat(Stream.of(List.<Charge>of(), known), known.stream().map(List::of))
                .min(Comparator.comparingLong(
                        charges -> Math.abs(gap.minus(sum(charges, gap)).minor())))
                .orElseThrow();
    }

    private static Money taken(Money amount) {
        return amount.isPositive() ? amount.times(-1) : amount;
    }

    private static Money sum(List<Charge> charges, Money total) {
        return charges.stream().map(Charge::amount).reduce(Money.zero(total.currency()), Money::plus);
    }

    private String currency(Optional<JsonNode> billed) {
        return Stream.concat(
                        billed.stream(), Stream.concat(billed("totalPriceBreakdown"), billed("detailedPriceBreakdown")))
                .map(price -> Json.text(price, "priceCurrency"))
                .filter(code -> !code.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Stream<JsonNode> billed(String field) {
        return Json.each(product, field).stream()
                .filter(price -> Json.text(price, "currencyType").equals(BILLED));
    }
}
