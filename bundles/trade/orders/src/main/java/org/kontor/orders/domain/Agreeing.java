package org.kontor.orders.domain;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kontor.logistics.Logistics.Chosen;
import org.kontor.orders.OrderLine;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

/** Whether lines and shipment fit together, and what they cost. */
final class Agreeing {

    private Agreeing() {}

    /** The lines' sum; refuses lines in different currencies. */
    static Money goodsTotal(List<OrderLine> lines) {
        var currency = lines.get(0).unitPrice().currency();
        lines.stream()
                .filter(line -> !line.unitPrice().currency().equals(currency))
                .findFirst()
                .ifPresent(other -> {
                    throw TradeRuleException.invalid(
                            "several-currencies",
                            "lines.unitPrice.currency",
                            "Line " + other.number() + " is priced in "
                                    + other.unitPrice().currency() + ", line 1 in " + currency,
                            "price all lines of an order in one currency");
                });
        return exact(
                () -> lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow());
    }

    static Money total(Money goods, Money freight) {
        return exact(() -> goods.plus(freight));
    }

    private static Money exact(Supplier<Money> sum) {
        try {
            return sum.get();
        } catch (ArithmeticException e) {
            throw TradeRuleException.invalid(
                    "too-much", "lines", "The order's total is more than can be counted", "split the order");
        }
    }

    /** The goods that were quoted for carriage must be the goods that are ordered: same HS codes, same number of pieces. */
    static void requireSameGoods(List<OrderLine> lines, Chosen chosen) {
        Set<HsCode> quoted =
                chosen.shipment().goods().stream().map(Goods::hsCode).collect(Collectors.toSet());
        lines.stream()
                .filter(line -> !quoted.contains(line.hsCode()))
                .findFirst()
                .ifPresent(other -> {
                    throw TradeRuleException.conflict(
                            "other-goods",
                            "Line " + other.number() + " has HS code " + other.hsCode() + ", the quoted shipment has "
                                    + quoted,
                            "ask for a quote of the goods you order");
                });
        long ordered = lines.stream().mapToLong(OrderLine::quantity).sum();
        long shipped =
                chosen.shipment().goods().stream().mapToLong(Goods::quantity).sum();
        if (ordered != shipped) {
            throw TradeRuleException.conflict(
                    "other-quantity",
                    "The lines order " + ordered + " pieces, the quoted shipment has " + shipped,
                    "ask for a quote of the quantity you order");
        }
    }
}
