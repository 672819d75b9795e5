package org.kontor.fulfilment.domain;

import java.util.List;
import org.kontor.orders.Order;
import org.kontor.orders.OrderLine;
import org.kontor.values.Parcel;
import org.kontor.values.Require;
import org.kontor.work.TradeRuleException;

/** Whether the packages hold exactly what was ordered, and whether they still are what the carrier priced. */
public final class Packing {

    /** Above this share over the quoted weight, the carrier is likely to charge more than the option said. */
    private static final double TOLERANCE = 0.02;

    /** Each package gets a page of its own; more of them than this travel as several orders. */
    private static final long MOST = 9_999;

    private Packing() {}

    /** Refuses packages whose contents do not add up to the order. */
    public static void require(Order order, List<Packed> packages) {
        try {
            requireCounted(order, packages);
            requireFew(packages.stream().map(Packed::parcel).toList());
        } catch (ArithmeticException e) {
            throw TradeRuleException.invalid(
                    "packed-quantity",
                    "packages",
                    "The packages hold or weigh more than can be counted",
                    "correct counts, quantities and weights");
        }
    }

    private static void requireCounted(Order order, List<Packed> packages) {
        if (packages.isEmpty()) {
            throw TradeRuleException.invalid(
                    "nothing-packed", "packages", "There are no packages", "list every package with its contents");
        }
        for (OrderLine line : order.lines()) {
            long packed = packedOf(line.number(), packages);
            if (packed != line.quantity()) {
                throw TradeRuleException.invalid(
                        "packed-quantity",
                        "packages.contents",
                        "Line " + line.number() + " orders " + line.quantity() + " pieces, the packages hold " + packed,
                        "correct count or quantity: packages × pieces per package must equal the ordered quantity");
            }
        }
        packages.stream()
                .flatMap(group -> group.contents().stream())
                .filter(content -> order.lines().stream().noneMatch(line -> line.number() == content.line()))
                .findFirst()
                .ifPresent(stray -> {
                    throw TradeRuleException.invalid(
                            "packed-line",
                            "packages.contents.line",
                            "The order has no line " + stray.line(),
                            "use the order's line numbers");
                });
    }

    private static void requireFew(List<Parcel> parcels) {
        if (parcels.stream().mapToLong(Parcel::count).sum() > MOST) {
            throw TradeRuleException.invalid(
                    "too-many-packages",
                    "packages.parcel.count",
                    "An order has at most " + MOST + " packages",
                    "pack on pallets, or split the order");
        }
        Require.positive("packages.grossGrams", grossGrams(parcels));
    }

    public static long grossGrams(List<Parcel> parcels) {
        return parcels.stream().mapToLong(Parcel::totalWeightGrams).reduce(0, Math::addExact);
    }

    public static int count(List<Parcel> parcels) {
        return parcels.stream().mapToInt(Parcel::count).sum();
    }

    /** A sentence for the seller when the packages outweigh the quote; empty otherwise. */
    public static String weightWarning(List<Parcel> quoted, List<Parcel> packed) {
        long was = grossGrams(quoted);
        long is = grossGrams(packed);
        return is > was * (1 + TOLERANCE)
                ? "Packed " + kilograms(is) + ", quoted " + kilograms(was)
                        + ": the carrier may charge more than the option said"
                : "";
    }

    private static String kilograms(long grams) {
        return java.math.BigDecimal.valueOf(grams, 3).stripTrailingZeros().toPlainString() + " kg";
    }

    private static long packedOf(int line, List<Packed> packages) {
        return packages.stream()
                .mapToLong(group -> Math.multiplyExact(
                        group.contents().stream()
                                .filter(content -> content.line() == line)
                                .mapToLong(Content::quantity)
                                .reduce(0, Math::addExact),
                        (long) group.parcel().count()))
                .reduce(0, Math::addExact);
    }
}
