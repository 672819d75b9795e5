package org.kontor.carrier.air;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Weights;
import org.kontor.values.Parcel;

/** The weight that air cargo is charged by: the heavier of what all packages weigh and what their room counts for. */
final class AirWeights {

    private static final long STEP_GRAMS = 500;

    private AirWeights() {}

    /** By our own arithmetic, unless the airline says what it charges for. */
    static Weights of(List<Parcel> parcels, int divisor, Optional<BigDecimal> airlinesKilograms) {
        long actual = parcels.stream().mapToLong(Parcel::totalWeightGrams).reduce(0, Math::addExact);
        long volumetric = grams(cubicCentimetres(parcels).divide(BigDecimal.valueOf(divisor), 9, RoundingMode.HALF_UP));
        long heavier = Math.max(actual, volumetric);
        long ours = Math.multiplyExact(Math.floorDiv(heavier + STEP_GRAMS - 1, STEP_GRAMS), STEP_GRAMS);
        long theirs = airlinesKilograms.map(AirWeights::grams).orElse(0L);
        String rule = "weighs " + kilograms(actual) + ", takes room for " + kilograms(volumetric)
                + " (sides in whole cm, cm³ ÷ " + divisor + "); the heavier, up to the next 0.5 kg: "
                + kilograms(ours);
        if (theirs < actual || theirs == ours) {
            return new Weights(actual, volumetric, divisor, STEP_GRAMS, ours, rule);
        }
        long step = theirs % STEP_GRAMS == 0 ? STEP_GRAMS : 1;
        return new Weights(
                actual, volumetric, divisor, step, theirs, rule + "; the airline charges " + kilograms(theirs));
    }

    static BigDecimal kilograms(List<Parcel> parcels) {
        return BigDecimal.valueOf(
                parcels.stream().mapToLong(Parcel::totalWeightGrams).sum(), 3);
    }

    static BigDecimal cubicMetres(List<Parcel> parcels) {
        return cubicCentimetres(parcels).movePointLeft(6);
    }

    /** Air cargo counts each side in whole centimetres. */
    private static BigDecimal cubicCentimetres(List<Parcel> parcels) {
        return parcels.stream()
                .map(parcel -> centimetres(parcel.lengthMm())
                        .multiply(centimetres(parcel.widthMm()))
                        .multiply(centimetres(parcel.heightMm()))
                        .multiply(BigDecimal.valueOf(parcel.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal centimetres(int millimetres) {
        return BigDecimal.valueOf(millimetres, 1)
                .setScale(0, RoundingMode.HALF_UP)
                .max(BigDecimal.ONE);
    }

    private static long grams(BigDecimal kilograms) {
        return kilograms.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static String kilograms(long grams) {
        return BigDecimal.valueOf(grams, 3).stripTrailingZeros().toPlainString() + " kg";
    }
}
