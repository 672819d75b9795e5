package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Charge.Kind;
import org.kontor.values.Money;

/** One rated product's price: which of the prices FedEx lists for it is ours, and the parts that sum to its total. */
final class FedexPrice {

    /** Ours before the same in another currency, before offers, before the published one. */
    private static final List<String> TYPES = List.of(
            "ACCOUNT",
            "ACTUAL",
            "CUSTOM",
            "CURRENT",
            "PREFERRED_CURRENCY",
            "PREFERRED",
            "PREFERRED_INCENTIVE",
            "INCENTIVE",
            "LIST");

    private static final int PUBLISHED = 2 * TYPES.indexOf("LIST");

    private final JsonNode rated;
    private final JsonNode detail;
    private final String currency;
    private final List<Charge> charges = new ArrayList<>();
    private Money sum;

    private FedexPrice(JsonNode rated) {
        this.rated = rated;
        this.detail = rated.path("shipmentRateDetail");
        this.currency = currency(rated);
        this.sum = Money.zero(Money.currency(currency));
    }

    /** The entry that is this account's price, in {@code wanted} (an ISO code) when it is among them. */
    static Optional<JsonNode> ours(JsonNode product, String wanted) {
        List<JsonNode> entries = FedexJson.each(product, "ratedShipmentDetails").stream()
                .sorted(Comparator.comparingInt(FedexPrice::rank))
                .toList();
        return entries.stream()
                .filter(entry -> rank(entry) < PUBLISHED && currency(entry).equals(wanted))
                .findFirst()
                .or(() -> entries.stream().findFirst())
                .filter(entry -> total(entry).signum() > 0);
    }

    /** Charges that sum to FedEx's total to the last minor unit. */
    static List<Charge> charges(JsonNode rated) {
        return new FedexPrice(rated).read();
    }

    private List<Charge> read() {
        Money total = FedexMoney.of(total(rated), currency);
        BigDecimal base = FedexJson.amount(rated, "totalBaseCharge");
        add(Kind.SURCHARGE, "DISCOUNT", "Discount", discount().abs().negate());
        surcharges();
        taxes(base.signum() == 0 ? Optional.empty() : Optional.of(total.minus(FedexMoney.of(base, currency))));
        if (base.signum() == 0) {
            charges.add(0, new Charge(Kind.BASE, "BASE", "Transportation", total.minus(sum)));
            return charges;
        }
        Money rest = total.minus(sum).minus(FedexMoney.of(base, currency));
        if (!rest.isZero()) {
            charges.add(new Charge(Kind.SURCHARGE, "OTHER", "Not broken down by FedEx", rest));
        }
        charges.add(0, new Charge(Kind.BASE, "BASE", "Transportation", FedexMoney.of(base, currency)));
        return charges;
    }

    private void surcharges() {
        List<JsonNode> parts = FedexJson.each(detail, detail.has("surCharges") ? "surCharges" : "surcharges");
        for (JsonNode part : parts) {
            String code = FedexJson.text(part, "type", "surchargeType");
            add(code.equals("FUEL") ? Kind.FUEL : Kind.SURCHARGE, code, FedexJson.text(part, "description"), part);
        }
        if (parts.isEmpty()) {
            add(Kind.SURCHARGE, "SURCHARGES", "Surcharges", FedexJson.amount(detail, "totalSurcharges"));
        }
    }

    /** Taxes and fees, when they are what {@code beyondBase} still lacks: some answers list them outside the total. */
    private void taxes(Optional<Money> beyondBase) {
        List<JsonNode> parts = new ArrayList<>(FedexJson.each(detail, "taxes"));
        parts.addAll(FedexJson.each(rated, "ancillaryFeesAndTaxes"));
        Money listed = parts.stream()
                .map(part -> FedexMoney.of(FedexJson.amount(part, "amount"), currency))
                .reduce(Money.zero(sum.currency()), Money::plus);
        Optional<Money> lacking = beyondBase.map(money -> money.minus(sum));
        if (lacking.filter(listed::equals).isPresent()) {
            parts.forEach(part -> add(
                    Kind.SURCHARGE, FedexJson.text(part, "type"), FedexJson.text(part, "description", "name"), part));
        }
        BigDecimal vat = FedexJson.amount(rated, "totalVatCharge");
        if (lacking.filter(FedexMoney.of(vat, currency)::equals).isPresent() && parts.isEmpty()) {
            add(Kind.SURCHARGE, "VAT", "Value added tax", vat);
        }
    }

    private BigDecimal discount() {
        BigDecimal discount = FedexJson.amount(rated, "totalDiscounts");
        return discount.signum() != 0 ? discount : FedexJson.amount(detail, "totalFreightDiscount");
    }

    private void add(Kind kind, String code, String description, JsonNode part) {
        String known = code.isEmpty() ? "OTHER" : code;
        add(kind, known, description.isEmpty() ? known : description, FedexJson.amount(part, "amount"));
    }

    private void add(Kind kind, String code, String description, BigDecimal amount) {
        Money money = FedexMoney.of(amount, currency);
        if (!money.isZero()) {
            charges.add(new Charge(kind, code, description, money));
            sum = sum.plus(money);
        }
    }

    private static BigDecimal total(JsonNode rated) {
        return FedexJson.number(rated, "totalNetCharge")
                .orElseGet(() -> FedexJson.amount(rated, "totalNetFedExCharge"));
    }

    private static String currency(JsonNode rated) {
        String direct = FedexJson.text(rated, "currency");
        String code = direct.isEmpty() ? FedexJson.text(rated.path("shipmentRateDetail"), "currency") : direct;
        if (code.isEmpty()) {
            throw FedexJson.unintelligible("FedEx gives a price without a currency");
        }
        return FedexMoney.iso(code);
    }

    private static int rank(JsonNode rated) {
        String type = FedexJson.text(rated, "rateType");
        int known = TYPES.indexOf(type);
        int unknown = type.contains("LIST") ? PUBLISHED : PUBLISHED - 1;
        return known >= 0 ? known * 2 : unknown;
    }
}
