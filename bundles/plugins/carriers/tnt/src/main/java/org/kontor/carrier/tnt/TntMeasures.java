package org.kontor.carrier.tnt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.kontor.carrier.Weights;
import org.kontor.values.Parcel;

/** Kilograms, metres and cubic metres as TNT writes them, and what a shipment weighs by its rule. Pure. */
final class TntMeasures {

    private static final int THREE = 3;
    private static final int TWO = 2;

    private TntMeasures() {}

    /** Grams as kilograms, exact: 11.20. */
    static String kilograms(long grams) {
        return plain(BigDecimal.valueOf(grams, THREE));
    }

    /** Millimetres as metres, up to the next centimetre: 0.36. */
    static String metres(int millimetres) {
        return BigDecimal.valueOf(millimetres, THREE)
                .setScale(TWO, RoundingMode.CEILING)
                .toPlainString();
    }

    /** All packages together in cubic metres, up to the next litre: 2.016. */
    static String cubicMetres(List<Parcel> parcels) {
        return cubicMillimetres(parcels)
                .movePointLeft(9)
                .setScale(THREE, RoundingMode.CEILING)
                .toPlainString();
    }

    static int pieces(List<Parcel> parcels) {
        return parcels.stream().mapToInt(Parcel::count).sum();
    }

    static long grams(List<Parcel> parcels) {
        return parcels.stream().mapToLong(Parcel::totalWeightGrams).sum();
    }

    /** The larger of all kilograms and all volume; TNT's own figure is not in its answer. */
    static Weights weigh(List<Parcel> parcels, TntAccount account) {
        long actual = grams(parcels);
        BigDecimal volumetric =
                cubicMillimetres(parcels).divide(BigDecimal.valueOf(account.divisor()), 0, RoundingMode.HALF_UP);
        long step = account.stepGrams();
        long counted = Math.max(actual, volumetric.longValueExact());
        long charged = (counted + step - 1) / step * step;
        String rule = parcels.stream().map(TntMeasures::sides).collect(Collectors.joining(" + ")) + " ÷ "
                + account.divisor() + " = " + kilograms(volumetric.longValueExact()) + " kg volumetric against "
                + kilograms(actual) + " kg actual; the larger, rounded up to " + kilograms(charged) + " kg by steps of "
                + kilograms(step) + " kg; reckoned by us, for TNT does not say what it weighs";
        return new Weights(actual, volumetric.longValueExact(), account.divisor(), step, charged, rule);
    }

    /** Writes one piece as pricing and labels want it; shipping wants another order. */
    static void piece(Xml line, Parcel parcel, long grams) {
        line.add("pieceMeasurements")
                .put("length", metres(parcel.lengthMm()))
                .put("width", metres(parcel.widthMm()))
                .put("height", metres(parcel.heightMm()))
                .put("weight", kilograms(grams));
    }

    private static BigDecimal cubicMillimetres(List<Parcel> parcels) {
        return parcels.stream()
                .map(parcel -> BigDecimal.valueOf(parcel.volumeMm3()).multiply(BigDecimal.valueOf(parcel.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String sides(Parcel parcel) {
        return parcel.count() + " × " + centimetres(parcel.lengthMm()) + "×" + centimetres(parcel.widthMm()) + "×"
                + centimetres(parcel.heightMm()) + " cm";
    }

    private static String centimetres(int millimetres) {
        return BigDecimal.valueOf(millimetres, 1).stripTrailingZeros().toPlainString();
    }

    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return (shortest.scale() < TWO ? shortest.setScale(TWO) : shortest).toPlainString();
    }
}
