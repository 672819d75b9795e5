package org.kontor.carrier.air;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Charge.Kind;
import org.kontor.values.Money;

/**
 * The price of a booking option as charges that sum to the airline's total: weight charge, other charges by their code,
 * and what the airline's own lines leave unsaid as a charge of that name.
 */
final class AirPrice {

    private static final String WEIGHT_CHARGE = "WT";
    private static final String FUEL = "MY";

    /** Lines that sum up or settle others: the total itself, and what the clearing house makes of it. */
    private static final Set<String> SUMS = Set.of("CT", "CN", "NI", "CO", "SI");

    /** Sums of other charges, due agent and due carrier, which count where these are not told one by one. */
    private static final Map<String, String> SUMS_OF_OTHERS = Map.of("OA", "A", "OC", "C");

    private static final Map<String, String> KINDS = Map.of(
            WEIGHT_CHARGE,
            "Weight charge",
            "OA",
            "Other charges due agent",
            "OC",
            "Other charges due carrier",
            "TX",
            "Taxes",
            "VC",
            "Valuation charge",
            "IN",
            "Insurance");

    private static final Map<String, String> OTHERS = Tables.words("other-charges.tsv");
    private static final BigDecimal MOST = BigDecimal.TEN.pow(12);

    private final Currency currency;
    private final List<Thing> lines;
    private final Optional<BigDecimal> total;

    AirPrice(Thing price, Currency currency, UnaryOperator<Thing> follow) {
        this.currency = currency;
        this.lines = price.all("ratings").stream()
                .map(follow)
                .filter(line -> line.number("subTotal").isPresent())
                .toList();
        this.total = price.number("grandTotal").or(() -> lines.stream()
                .filter(line -> type(line).equals("CT"))
                .findFirst()
                .flatMap(line -> line.number("subTotal")));
    }

    /** Empty when the airline names no price, and when it asks nothing for carriage. */
    List<Charge> charges() {
        Set<String> toldOneByOne = new HashSet<>();
        lines.stream()
                .filter(line -> !other(line).isEmpty())
                .forEach(line -> toldOneByOne.add(line.code("entitlement")));
        List<Charge> charges = new ArrayList<>();
        for (Thing line : lines) {
            boolean told = toldOneByOne.contains(SUMS_OF_OTHERS.getOrDefault(type(line), "none"))
                    && other(line).isEmpty();
            if (!SUMS.contains(type(line)) && !told) {
                charges.add(charge(line));
            }
        }
        Money sum = charges.stream().map(Charge::amount).reduce(Money.zero(currency), Money::plus);
        Money asked = total.map(this::money).orElse(sum);
        if (!asked.isPositive()) {
            return List.of();
        }
        complete(charges, asked.minus(sum));
        return charges;
    }

    /** What the airline charges for, in kilograms, where a line of its weight charge says so. */
    Optional<BigDecimal> chargeable(BigDecimal kilogramsPerUnit) {
        return lines.stream()
                .filter(AirPrice::isWeightCharge)
                .flatMap(line -> line.number("quantity").stream())
                .filter(quantity -> quantity.signum() > 0 && quantity.compareTo(MOST.movePointLeft(3)) < 0)
                .map(quantity -> quantity.multiply(kilogramsPerUnit))
                .max(BigDecimal::compareTo);
    }

    private void complete(List<Charge> charges, Money difference) {
        boolean base = charges.stream().anyMatch(charge -> charge.kind() == Kind.BASE);
        if (!difference.isZero()) {
            charges.add(
                    base
                            ? new Charge(Kind.SURCHARGE, "DIFFERENCE", "Not itemised by the airline", difference)
                            : new Charge(Kind.BASE, "FREIGHT", "Freight, not itemised by the airline", difference));
        } else if (!base) {
            Charge first = charges.get(0);
            charges.set(0, new Charge(Kind.BASE, first.code(), first.description(), first.amount()));
        }
    }

    private Charge charge(Thing line) {
        String other = other(line);
        String type = type(line);
        String code = !other.isEmpty() ? other : !type.isEmpty() ? type : WEIGHT_CHARGE;
        String said = line.text("chargeDescription");
        String name = other.isEmpty() ? KINDS.getOrDefault(code, code) : OTHERS.getOrDefault(short2(other), other);
        Kind kind = isWeightCharge(line) ? Kind.BASE : short2(other).equals(FUEL) ? Kind.FUEL : Kind.SURCHARGE;
        return new Charge(
                kind,
                code,
                said.isEmpty() ? name : said,
                money(line.number("subTotal").orElseThrow()));
    }

    private static boolean isWeightCharge(Thing line) {
        return other(line).isEmpty()
                && (type(line).equals(WEIGHT_CHARGE) || type(line).isEmpty());
    }

    private static String type(Thing line) {
        String type = line.code("chargeType");
        return (type.isEmpty() ? line.code("billingChargeIdentifier") : type).toUpperCase(Locale.ROOT);
    }

    private static String other(Thing line) {
        return line.code("otherChargeCode").toUpperCase(Locale.ROOT);
    }

    /** Airlines write MYC for fuel due carrier: the third letter says to whom. */
    private static String short2(String other) {
        return other.matches("[A-Z]{2}[AC]") ? other.substring(0, 2) : other;
    }

    private Money money(BigDecimal amount) {
        if (amount.abs().compareTo(MOST) > 0) {
            throw new IllegalArgumentException("an amount of " + amount.toEngineeringString());
        }
        int decimals = currency.getDefaultFractionDigits();
        return new Money(
                amount.setScale(decimals, RoundingMode.HALF_UP)
                        .movePointRight(decimals)
                        .longValueExact(),
                currency);
    }
}
