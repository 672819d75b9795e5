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
record Weighing(BigDecimal actual, BigDecimal volumetric, BigDecimal counted, BigDecimal step) {

    private static final int GRAMS = 3;
    private static final int SHOWN = 4;

    static Weighing of(Service service, List<Parcel> parcels) {
        BigDecimal actual = Load.sum(parcels, Load::kilograms);
        BigDecimal volumetric = Load.sum(parcels, parcel -> volumetric(service, parcel));
        BigDecimal counted = service.aggregation() == Aggregation.SUM_MAX
                ? counted(service, actual, volumetric)
                : Load.sum(parcels, parcel -> counted(service, Load.kilograms(parcel), volumetric(service, parcel)));
        return new Weighing(actual, volumetric, counted, service.steps().at(counted));
    }

    private static BigDecimal counted(Service service, BigDecimal actual, BigDecimal volumetric) {
        BigDecimal above = volumetric.subtract(actual).max(BigDecimal.ZERO);
        return actual.add(above.multiply(service.bubbleShare()));
    }

    /** By the kilogram. */
    static Load weigh(Service service, List<Parcel> parcels) {
        Weighing weighed = of(service, parcels);
        BigDecimal least = service.steps().minimum();
        BigDecimal charged = roundUp(weighed.counted().max(least), weighed.step());
        String rule = counts(parcels) + " ÷ " + service.divisor() + " = " + plain(weighed.volumetric())
                + " kg volumetric against " + plain(weighed.actual()) + " kg actual"
                + (service.aggregation() == Aggregation.SUM_MAX ? "" : ", the larger of each package")
                + shared(service.bubbleShare())
                + (weighed.counted().compareTo(least) < 0 ? "; at least " + plain(least) + " kg" : "")
                + "; rounded up to " + plain(charged) + " kg by steps of " + plain(weighed.step()) + " kg";
        return new Load(weighed.weights(service, charged, rule), charged, BigDecimal.ZERO, Load.packages(parcels), 0);
    }

    private static String shared(BigDecimal share) {
        return share.compareTo(BigDecimal.ONE) == 0
                ? ""
                : ", " + plain(share.movePointRight(2)) + " % of the volume above the weight";
    }

    Weights weights(Service service, BigDecimal charged, String rule) {
        return new Weights(grams(actual), grams(volumetric), service.divisor(), grams(step), grams(charged), rule);
    }

    /** Up to the next step, after three decimals half up: 0.5000001 kg is 0.5 kg. */
    static BigDecimal roundUp(BigDecimal kilograms, BigDecimal step) {
        return kilograms
                .setScale(GRAMS, RoundingMode.HALF_UP)
                .divide(step, 0, RoundingMode.CEILING)
                .multiply(step);
    }

    /** Only the first kinds of package: the sentence must have room for what decided. */
    static String counts(List<Parcel> parcels) {
        String more = parcels.size() > SHOWN ? " + " + (parcels.size() - SHOWN) + " kinds more" : "";
        return String.join(
                        " + ",
                        parcels.stream()
                                .limit(SHOWN)
                                .map(parcel ->
                                        parcel.count() + " × " + plain(BigDecimal.valueOf(parcel.lengthMm(), 1)) + "×"
                                                + plain(BigDecimal.valueOf(parcel.widthMm(), 1)) + "×"
                                                + plain(BigDecimal.valueOf(parcel.heightMm(), 1)) + " cm")
                                .toList())
                + more;
    }

    static long grams(BigDecimal kilograms) {
        return kilograms.movePointRight(GRAMS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    static String plain(BigDecimal number) {
        return number.setScale(GRAMS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
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
}
