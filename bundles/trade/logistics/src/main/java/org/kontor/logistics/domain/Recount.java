package org.kontor.logistics.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.kontor.carrier.Weights;
import org.kontor.logistics.Weighing.Counting;
import org.kontor.logistics.Weighing.Decisive;
import org.kontor.values.Parcel;

/**
 * Weighs packages again, in grams: cubic millimetres divided by a carrier's divisor are grams. What a carrier charges
 * beyond that (a minimum, sides rounded before) makes it the carrier's own rule.
 */
final class Recount {

    private final List<Parcel> parcels;
    private final Weights weights;
    private final BigDecimal actual;
    private final BigDecimal volumetric;
    private final Counting counting;

    Recount(List<Parcel> parcels, Weights weights) {
        this.parcels = parcels;
        this.weights = weights;
        this.actual = sum(parcel -> BigDecimal.valueOf(parcel.weightGrams()));
        this.volumetric = sum(this::volumetric);
        this.counting = recounted();
    }

    /** Whether volume counts at all. */
    boolean hasDivisor() {
        return weights.divisor() > 0;
    }

    BigDecimal actual() {
        return actual;
    }

    BigDecimal cubicMillimetres() {
        return sum(parcel -> BigDecimal.valueOf(parcel.volumeMm3()));
    }

    BigDecimal volumetric() {
        return volumetric;
    }

    Counting counting() {
        return counting;
    }

    /** Before rounding. */
    BigDecimal counted(Counting counting) {
        return switch (counting) {
            case PER_SHIPMENT -> actual.max(volumetric);
            case PER_PACKAGE ->
                sum(parcel -> BigDecimal.valueOf(parcel.weightGrams()).max(volumetric(parcel)));
            case CARRIERS_RULE -> BigDecimal.valueOf(weights.chargeableGrams());
        };
    }

    /** Counted this way and rounded up. */
    BigDecimal charged(Counting counting) {
        return rounded(counted(counting));
    }

    Decisive decidedBy() {
        if (counting == Counting.CARRIERS_RULE) {
            return Decisive.CARRIERS_RULE;
        }
        return counted(counting).compareTo(actual) > 0 ? Decisive.VOLUME : Decisive.WEIGHT;
    }

    /** Whether smaller packages might be charged for less. */
    boolean isBulky() {
        return hasDivisor()
                && switch (decidedBy()) {
                    case WEIGHT -> false;
                    case VOLUME -> true;
                    case CARRIERS_RULE -> weights.volumetricGrams() > weights.actualGrams();
                };
    }

    /** Whether this package would count for less if it were smaller. */
    boolean isBulky(Parcel parcel) {
        return counting != Counting.PER_PACKAGE
                || volumetric(parcel).compareTo(BigDecimal.valueOf(parcel.weightGrams())) > 0;
    }

    private Counting recounted() {
        BigDecimal charged = BigDecimal.valueOf(weights.chargeableGrams());
        if (charged(Counting.PER_SHIPMENT).compareTo(charged) == 0) {
            return Counting.PER_SHIPMENT;
        }
        return charged(Counting.PER_PACKAGE).compareTo(charged) == 0 ? Counting.PER_PACKAGE : Counting.CARRIERS_RULE;
    }

    private BigDecimal volumetric(Parcel parcel) {
        return hasDivisor()
                ? BigDecimal.valueOf(parcel.volumeMm3())
                        .divide(BigDecimal.valueOf(weights.divisor()), MathContext.DECIMAL64)
                : BigDecimal.ZERO;
    }

    /** Up to the next step, after whole grams half up: 500.0001 g is 500 g. */
    private BigDecimal rounded(BigDecimal grams) {
        BigDecimal step = BigDecimal.valueOf(Math.max(1, weights.roundingStepGrams()));
        return grams.setScale(0, RoundingMode.HALF_UP)
                .divide(step, 0, RoundingMode.CEILING)
                .multiply(step);
    }

    private BigDecimal sum(Function<Parcel, BigDecimal> each) {
        return parcels.stream()
                .map(parcel -> each.apply(parcel).multiply(BigDecimal.valueOf(parcel.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
