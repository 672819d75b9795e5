package org.kontor.orders.domain;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
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

    /** The goods that were quoted for carriage must be the goods that are ordered: as many pieces of each HS code. */
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
        Map<HsCode, BigInteger> ordered = pieces(lines, OrderLine::hsCode, OrderLine::quantity);
        Map<HsCode, BigInteger> shipped = pieces(chosen.shipment().goods(), Goods::hsCode, Goods::quantity);
        if (!ordered.equals(shipped)) {
            throw TradeRuleException.conflict(
                    "other-quantity",
                    "The lines order " + ordered + " pieces by HS code, the quoted shipment has " + shipped,
                    "ask for a quote of the quantity you order");
        }
    }

    private static <T> Map<HsCode, BigInteger> pieces(
            List<T> goods, Function<T, HsCode> code, ToLongFunction<T> quantity) {
        return goods.stream()
                .collect(Collectors.toMap(code, one -> BigInteger.valueOf(quantity.applyAsLong(one)), BigInteger::add));
    }
}
