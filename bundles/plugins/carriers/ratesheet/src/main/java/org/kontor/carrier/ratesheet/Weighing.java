package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.kontor.carrier.Weights;
import org.kontor.carrier.ratesheet.RateSheet.Aggregation;
import org.kontor.carrier.ratesheet.RateSheet.Service;
import org.kontor.carrier.ratesheet.RateSheet.SideRounding;
import org.kontor.values.Parcel;

/** What a shipment weighs by a service's rule. Pure. */
final class Weighing {

    private static final int GRAMS = 3;

    private Weighing() {}

    static Weights weigh(Service service, List<Parcel> parcels) {
        BigDecimal actual = sum(parcels, parcel -> kilograms(parcel));
        BigDecimal volumetric = sum(parcels, parcel -> volumetric(service, parcel));
        BigDecimal counted = service.aggregation() == Aggregation.SUM_MAX
                ? actual.max(volumetric)
                : sum(parcels, parcel -> kilograms(parcel).max(volumetric(service, parcel)));
        BigDecimal step = counted.compareTo(service.stepChangesAt()) > 0 ? service.stepAbove() : service.step();
        BigDecimal charged = roundUp(counted, step);
        String rule =
                counts(parcels) + " ÷ " + service.divisor() + " = " + plain(volumetric) + " kg volumetric against "
                        + plain(actual) + " kg actual"
                        + (service.aggregation() == Aggregation.SUM_MAX ? "" : ", the larger of each package")
                        + "; rounded up to " + plain(charged) + " kg by steps of " + plain(step) + " kg";
        return new Weights(grams(actual), grams(volumetric), service.divisor(), grams(step), grams(charged), rule);
    }

    /** Up to the next step, after three decimals half up: 0.5000001 kg is 0.5 kg. */
    static BigDecimal roundUp(BigDecimal kilograms, BigDecimal step) {
        return kilograms
                .setScale(GRAMS, RoundingMode.HALF_UP)
                .divide(step, 0, RoundingMode.CEILING)
                .multiply(step);
    }

    private static BigDecimal kilograms(Parcel parcel) {
        return BigDecimal.valueOf(parcel.weightGrams(), GRAMS);
    }

    private static BigDecimal volumetric(Service service, Parcel parcel) {
        return centimetres(parcel.lengthMm(), service.sides())
                .multiply(centimetres(parcel.widthMm(), service.sides()))
                .multiply(centimetres(parcel.heightMm(), service.sides()))
                .divide(BigDecimal.valueOf(service.divisor()), 6, RoundingMode.HALF_UP);
    }

    private static BigDecimal centimetres(int mm, SideRounding rounding) {
        BigDecimal side = BigDecimal.valueOf(mm, 1);
        return switch (rounding) {
            case NONE -> side;
            case HALF_UP -> side.setScale(0, RoundingMode.HALF_UP);
            case CEILING -> side.setScale(0, RoundingMode.CEILING);
        };
    }

    private static BigDecimal sum(List<Parcel> parcels, java.util.function.Function<Parcel, BigDecimal> each) {
        return parcels.stream()
                .map(parcel -> each.apply(parcel).multiply(BigDecimal.valueOf(parcel.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String counts(List<Parcel> parcels) {
        return String.join(
                " + ",
                parcels.stream()
                        .map(parcel -> parcel.count() + " × " + plain(BigDecimal.valueOf(parcel.lengthMm(), 1)) + "×"
                                + plain(BigDecimal.valueOf(parcel.widthMm(), 1)) + "×"
                                + plain(BigDecimal.valueOf(parcel.heightMm(), 1)) + " cm")
                        .toList());
    }

    private static long grams(BigDecimal kilograms) {
        return kilograms.movePointRight(GRAMS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static String plain(BigDecimal number) {
        return number.setScale(GRAMS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
