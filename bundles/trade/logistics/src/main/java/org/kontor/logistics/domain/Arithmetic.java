package org.kontor.logistics.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.logistics.Weighing;
import org.kontor.logistics.Weighing.Counting;
import org.kontor.values.Parcel;

/** Writes weighing down, a line for each step: weight, volume, which of them counts, rounding. */
public final class Arithmetic {

    private static final int GRAMS_OF_KILOGRAM = 3;
    private static final int ROWS_WRITTEN = 5;
    private static final int WEIGHT_OR_MEASURE = 1_000;

    private final List<Parcel> parcels;
    private final Weights weights;
    private final boolean sea;
    private final Recount recount;

    private Arithmetic(Shipment shipment, Mode mode, Weights weights) {
        this.parcels = shipment.parcels();
        this.weights = weights;
        this.sea = mode == Mode.SEA && weights.divisor() == WEIGHT_OR_MEASURE;
        this.recount = new Recount(parcels, weights);
    }

    public static Weighing of(Shipment shipment, Mode mode, Weights weights) {
        return new Arithmetic(shipment, mode, weights).weighing();
    }

    private Weighing weighing() {
        Counting counting = recount.counting();
        List<String> lines = new ArrayList<>();
        lines.add("weight: " + rows(parcel -> kilograms(parcel.weightGrams())) + " = " + kilograms(recount.actual()));
        if (recount.hasDivisor()) {
            lines.add("volume: " + rows(Arithmetic::sides) + " = " + volume());
        }
        lines.addAll(outcome(counting));
        return new Weighing(
                lines,
                counting,
                recount.decidedBy(),
                weights.actualGrams(),
                weights.volumetricGrams(),
                weights.roundingStepGrams(),
                weights.chargeableGrams());
    }

    private List<String> outcome(Counting counting) {
        String charged = kilograms(weights.chargeableGrams()) + " are charged";
        String rounding = weights.roundingStepGrams() > 1
                ? "rounded up to the next " + kilograms(weights.roundingStepGrams()) + ": " + charged
                : charged;
        String counted = kilograms(recount.counted(counting));
        return switch (counting) {
            case PER_SHIPMENT ->
                List.of(counted + " count, by " + recount.decidedBy().name().toLowerCase(Locale.ROOT), rounding);
            case PER_PACKAGE -> List.of(counted + " count, the larger of weight and volume of each package", rounding);
            case CARRIERS_RULE -> List.of(charged + " by the carrier's own rule: " + weights.rule());
        };
    }

    private String volume() {
        BigDecimal cubicCentimetres = recount.cubicMillimetres().movePointLeft(3);
        String weight = kilograms(recount.volumetric());
        return sea
                ? plain(cubicCentimetres.movePointLeft(6)) + " m³, and 1 m³ counts as 1 t: " + weight
                : plain(cubicCentimetres) + " cm³; ÷ " + weights.divisor() + " = " + weight;
    }

    private String rows(Function<Parcel, String> each) {
        String written = parcels.stream()
                .limit(ROWS_WRITTEN)
                .map(parcel -> parcel.count() + " × " + each.apply(parcel))
                .collect(Collectors.joining(" + "));
        int more = parcels.size() - ROWS_WRITTEN;
        return more > 0 ? written + " + " + more + " more rows" : written;
    }

    private static String sides(Parcel parcel) {
        return centimetres(parcel.lengthMm()) + " × " + centimetres(parcel.widthMm()) + " × "
                + centimetres(parcel.heightMm()) + " cm";
    }

    private static String centimetres(int mm) {
        return plain(BigDecimal.valueOf(mm, 1));
    }

    private static String kilograms(long grams) {
        return kilograms(BigDecimal.valueOf(grams));
    }

    private static String kilograms(BigDecimal grams) {
        return plain(grams.movePointLeft(GRAMS_OF_KILOGRAM)) + " kg";
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.setScale(GRAMS_OF_KILOGRAM, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
