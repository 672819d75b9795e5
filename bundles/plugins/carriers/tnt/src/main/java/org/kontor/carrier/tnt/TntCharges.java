package org.kontor.carrier.tnt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.carrier.Charge;
import org.kontor.values.Money;

/**
 * The parts of one service's price. TNT lists surcharges and tax but not always the carriage, and totals need not match
 * the list: its total stands, what the list lacks is the carriage or a part of its own. Pure.
 */
final class TntCharges {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,11}(\\.\\d{1,10})?");
    private static final int LONGEST_CODE = 100;
    private static final Pattern CARRIAGE = Pattern.compile("base|basic|freight|carriage|transport");

    private TntCharges() {}

    /** Empty when there is no price above nothing. */
    static List<Charge> of(Xml service, Currency currency) {
        Optional<Money> total = money(service.text("totalPrice"), currency).filter(Money::isPositive);
        return total.map(price -> parts(service, price, currency)).orElse(List.of());
    }

    private static List<Charge> parts(Xml service, Money total, Currency currency) {
        List<Charge> parts = new ArrayList<>();
        List<Xml> taxes = new ArrayList<>();
        for (Xml element : service.at("chargeElements").all("chargeElement")) {
            if (isTax(element)) {
                taxes.add(element);
            } else {
                money(element.text("chargeValue"), currency)
                        .filter(amount -> !amount.isZero())
                        .ifPresent(amount -> parts.add(charge(element, amount)));
            }
        }
        Money tax = tax(service, total, currency);
        if (!tax.isZero()) {
            parts.add(new Charge(
                    Charge.Kind.SURCHARGE,
                    taxes.isEmpty() ? "VAT" : or(code(taxes.get(0), "chargeCode"), "VAT"),
                    taxes.isEmpty() ? "VAT" : or(taxes.get(0).text("description"), "VAT"),
                    tax));
        }
        return balanced(parts, total);
    }

    /** What the parts lack of the total is the carriage when no part is; otherwise it is told as a difference. */
    private static List<Charge> balanced(List<Charge> parts, Money total) {
        Money rest = parts.stream().map(Charge::amount).reduce(total, Money::minus);
        boolean hasBase = parts.stream().anyMatch(part -> part.kind() == Charge.Kind.BASE);
        if (!hasBase && rest.isPositive()) {
            parts.add(0, new Charge(Charge.Kind.BASE, "BASE", "Carriage", rest));
        } else if (!rest.isZero()) {
            parts.add(new Charge(Charge.Kind.SURCHARGE, "DIFFERENCE", "Not in TNT's list of charges", rest));
        }
        return hasBase || rest.isPositive() ? parts : withCarriage(parts);
    }

    /** The list is complete but names no carriage: then it is the largest part of it. */
    private static List<Charge> withCarriage(List<Charge> parts) {
        Charge largest = parts.stream()
                .max((one, other) -> one.amount().compareTo(other.amount()))
                .orElseThrow();
        return parts.stream()
                .map(part -> part == largest
                        ? new Charge(Charge.Kind.BASE, part.code(), part.description(), part.amount())
                        : part)
                .toList();
    }

    private static Charge charge(Xml element, Money amount) {
        String code = or(code(element, "chargeCode"), or(code(element, "chargeCategory"), "OTHER"));
        String description = or(element.text("description"), code);
        String words = (code + " " + element.text("chargeCategory") + " " + description).toLowerCase(Locale.ROOT);
        Charge.Kind kind = code.startsWith("FSI") || words.contains("fuel")
                ? Charge.Kind.FUEL
                : CARRIAGE.matcher(words).find() ? Charge.Kind.BASE : Charge.Kind.SURCHARGE;
        return new Charge(kind, code, description, amount);
    }

    private static boolean isTax(Xml element) {
        return element.text("chargeCategory").equalsIgnoreCase("VAT")
                || element.text("chargeCode").toUpperCase(Locale.ROOT).startsWith("VAT");
    }

    /** As the totals say, for the tax in the list has been seen to differ from them. */
    private static Money tax(Xml service, Money total, Currency currency) {
        return money(service.text("vatAmount"), currency)
                .or(() -> money(service.text("totalPriceExclVat"), currency).map(total::minus))
                .orElse(Money.zero(currency));
    }

    private static Optional<Money> money(String text, Currency currency) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        int decimals = currency.getDefaultFractionDigits();
        BigDecimal rounded = new BigDecimal(text).setScale(decimals, RoundingMode.HALF_UP);
        return Optional.of(new Money(rounded.movePointRight(decimals).longValueExact(), currency));
    }

    /** What is too long for a code is none. */
    private static String code(Xml element, String name) {
        String code = element.text(name);
        return code.length() <= LONGEST_CODE ? code : "";
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
