package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.kontor.carrier.ratesheet.RateSheet.Break;

/** The price of air cargo: its own break's, or that of a higher break's least weight where this is cheaper. Pure. */
final class AirBreaks {

    private AirBreaks() {}

    static Base charge(List<Break> breaks, BigDecimal kilograms) {
        List<Break> perKilogram = breaks.stream()
                .filter(found -> !found.isMinimum())
                .sorted(Comparator.comparing(Break::fromKg))
                .toList();
        Base own = perKilogram.stream()
                .filter(found -> found.fromKg().compareTo(kilograms) <= 0)
                .map(found -> new Base(
                        found.price().multiply(kilograms), found.rateClass() + ": " + perKilogram(kilograms, found)))
                .reduce((lower, higher) -> higher)
                .orElseThrow();
        Base cheapest = perKilogram.stream()
                .filter(found -> found.fromKg().compareTo(kilograms) > 0)
                .map(found -> new Base(
                        found.price().multiply(found.fromKg()),
                        "as " + perKilogram(found.fromKg(), found) + ", cheaper than " + own.words()))
                .reduce(own, (one, other) -> other.amount().compareTo(one.amount()) < 0 ? other : one);
        BigDecimal least = breaks.stream()
                .filter(Break::isMinimum)
                .map(Break::price)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        return cheapest.amount().compareTo(least) < 0
                ? new Base(least, "minimum charge", "; charged the minimum")
                : new Base(cheapest.amount(), cheapest.words(), "; charged " + cheapest.words());
    }

    private static String perKilogram(BigDecimal kilograms, Break found) {
        return Weighing.plain(kilograms) + " kg × " + found.price().toPlainString();
    }
}
