package org.kontor.logistics.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.DoorPrice.CustomsValue;
import org.kontor.logistics.DoorPrice.Kind;
import org.kontor.logistics.domain.Customs.Item;
import org.kontor.logistics.domain.Customs.Reckoned;
import org.kontor.logistics.domain.CustomsTable.Basis;
import org.kontor.logistics.domain.CustomsTable.Destination;
import org.kontor.logistics.domain.CustomsTable.Duty;
import org.kontor.values.Goods;
import org.kontor.values.Money;

/**
 * One import, in the currency of the destination's customs. A goods' value is its invoice price under the Incoterm:
 * what the customs value comprises and the price does not is added, what the price comprises and it does not is taken
 * off. Each amount is rounded half up to the minor unit.
 */
final class Import {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private final CustomsTable table;
    private final Destination destination;
    private final Terms terms;
    private final BiFunction<Money, Currency, Conversion> exchange;
    private final List<Item> items = new ArrayList<>();
    private final List<String> arithmetic = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private Money value;
    private Money taxable;

    Import(CustomsTable table, Destination destination, Terms terms, BiFunction<Money, Currency, Conversion> exchange) {
        this.table = table;
        this.destination = destination;
        this.terms = terms;
        this.exchange = exchange;
        this.value = Money.zero(destination.currency());
        this.taxable = Money.zero(destination.currency());
    }

    /** Freight and insurance are shared among the goods by their price. */
    Reckoned reckon(List<Goods> goods, Money carriage) {
        List<Money> prices = goods.stream().map(this::price).toList();
        Money all = prices.stream().reduce(Money::plus).orElseThrow();
        Money left = carriage;
        for (int i = 0; i < goods.size(); i++) {
            boolean last = i == goods.size() - 1;
            Money share = last ? left : part(carriage, prices.get(i), all);
            left = left.minus(share);
            enter(goods.get(i), prices.get(i), share);
        }
        arithmetic.add(carriageSentence(carriage));
        items.add(new Item(
                Kind.TAX,
                "TAX",
                plain(destination.taxPercent()) + " % " + destination.tax() + " on " + taxable,
                taxable.times(fraction(destination.taxPercent())),
                destination.source(),
                destination.asOf()));
        return new Reckoned(Optional.of(new CustomsValue(value, arithmetic)), items, remarks);
    }

    private void enter(Goods goods, Money price, Money carriage) {
        Optional<Duty> row = table.duty(destination, goods.hsCode());
        BigDecimal rate = fraction(row.map(Duty::percent).orElse(BigDecimal.ZERO));
        Money customs = customsValue(price, carriage, rate);
        Money duty = customs.times(rate);
        value = value.plus(customs);
        taxable = taxable.plus(customs).plus(duty);
        if (destination.basis() == Basis.FOB) {
            taxable = taxable.plus(carriage);
        }
        row.ifPresentOrElse(
                found -> items.add(new Item(
                        Kind.DUTY,
                        goods.hsCode().toString(),
                        plain(found.percent()) + " % duty on " + customs + " of " + goods.description(),
                        duty,
                        found.source(),
                        found.asOf())),
                () -> remarks.add("There is no duty table for HS " + goods.hsCode() + " into " + destination.country()
                        + "; its duty, and the tax on that, are not in this price"));
    }

    /** Under DDP the price comprises the tax, and of what is left the duty. */
    private Money customsValue(Money price, Money carriage, BigDecimal dutyRate) {
        BigDecimal fob = destination.basis() == Basis.FOB ? carriage.decimal() : BigDecimal.ZERO;
        BigDecimal reckoned;
        if (terms.isDutyInPrice()) {
            reckoned = price.decimal()
                    .divide(BigDecimal.ONE.add(fraction(destination.taxPercent())), MathContext.DECIMAL64)
                    .subtract(fob)
                    .divide(BigDecimal.ONE.add(dutyRate), MathContext.DECIMAL64);
        } else if (terms.isFreightInPrice()) {
            reckoned = price.decimal().subtract(fob);
        } else {
            reckoned = destination.basis() == Basis.CIF ? price.decimal().add(carriage.decimal()) : price.decimal();
        }
        return money(reckoned.max(BigDecimal.ZERO));
    }

    private Money price(Goods goods) {
        Conversion conversion = exchange.apply(goods.value(), destination.currency());
        arithmetic.add(
                conversion.rate().compareTo(BigDecimal.ONE) == 0
                        ? goods.description() + ": " + goods.value()
                        : goods.description() + ": " + goods.value() + " × " + plain(conversion.rate()) + " of "
                                + conversion.rateDate() + " (" + conversion.source() + ") = " + conversion.to());
        return conversion.to();
    }

    private String carriageSentence(Money carriage) {
        if (terms.isDutyInPrice()) {
            return "The price under " + terms.incoterm() + " comprises duty and tax: they are taken off";
        }
        if (destination.basis() == Basis.FOB) {
            return terms.isFreightInPrice()
                    ? carriage + " of freight and insurance are taken off, the value is FOB"
                    : "Nothing is added, the value is FOB";
        }
        return terms.isFreightInPrice()
                ? "Nothing is added, the price under " + terms.incoterm() + " comprises the freight"
                : carriage + " of freight are added, the value is CIF";
    }

    private Money part(Money whole, Money of, Money all) {
        return all.isZero()
                ? Money.zero(whole.currency())
                : money(whole.decimal().multiply(of.decimal()).divide(all.decimal(), MathContext.DECIMAL64));
    }

    private Money money(BigDecimal amount) {
        int decimals = destination.currency().getDefaultFractionDigits();
        long minor = amount.setScale(decimals, RoundingMode.HALF_UP)
                .movePointRight(decimals)
                .longValueExact();
        return new Money(minor, destination.currency());
    }

    private static BigDecimal fraction(BigDecimal percent) {
        return percent.divide(PERCENT, MathContext.DECIMAL64);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
