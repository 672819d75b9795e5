package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.values.Parcel;

/** The packages of a shipment as UPS counts, measures and weighs them. */
final class UpsPackages {

    private static final String CUSTOMERS_OWN = "02";

    private final List<Parcel> parcels;
    private final UpsUnits units;

    UpsPackages(Shipment shipment) {
        this.parcels = shipment.parcels();
        this.units = UpsUnits.of(shipment.origin().country());
    }

    long count() {
        return parcels.stream().mapToLong(Parcel::count).sum();
    }

    /** The longest side and the greatest weight of any, as UPS would be told them. */
    int longestSide() {
        return parcels.stream().mapToInt(parcel -> sides(parcel)[0]).max().orElseThrow();
    }

    BigDecimal heaviest() {
        return units.written(
                parcels.stream().mapToLong(Parcel::weightGrams).max().orElseThrow());
    }

    String sideUnit() {
        return units.side;
    }

    String weightUnit() {
        return units.weight;
    }

    ObjectNode totalWeight() {
        return units.weightJson(sum(Parcel::totalWeightGrams));
    }

    /** Each package one by one; {@code packaging} is what rating and shipping call the same thing. */
    ArrayNode json(String packaging) {
        ArrayNode packages = UpsJson.object().arrayNode();
        for (Parcel parcel : parcels) {
            IntStream.range(0, parcel.count()).forEach(number -> packages.add(json(parcel, packaging)));
        }
        return packages;
    }

    /**
     * The larger weight of every package, rounded up before they are added. What UPS bills stands above our arithmetic,
     * where it says so; then its number need not be a multiple of our step.
     */
    Weights weigh(int configuredDivisor, JsonNode billingWeight) {
        int divisor = configuredDivisor > 0 ? configuredDivisor : units.usualDivisor;
        BigDecimal volumetric = BigDecimal.ZERO;
        BigDecimal counted = BigDecimal.ZERO;
        for (Parcel parcel : parcels) {
            BigDecimal count = BigDecimal.valueOf(parcel.count());
            BigDecimal volume = volumetric(parcel, divisor);
            BigDecimal larger = volume.max(units.weightOf(parcel.weightGrams()));
            volumetric = volumetric.add(volume.multiply(count));
            counted = counted.add(UpsUnits.roundUp(larger, units.step).multiply(count));
        }
        Optional<Long> billed = billed(billingWeight);
        long charged = billed.orElse(grams(units.toGrams(counted)));
        long step = grams(units.toGrams(units.step));
        String rule = sizes() + " ÷ " + divisor + " = " + plain(volumetric) + " " + units.weight
                + " volumetric against " + plain(units.weightOf(sum(Parcel::totalWeightGrams))) + " " + units.weight
                + " actual; the larger of each package, rounded up by " + plain(units.step) + " " + units.weight
                + ", makes " + plain(counted) + " " + units.weight
                + billed.map(grams -> "; UPS charges " + plain(units.weightOf(grams)) + " " + units.weight)
                        .orElse("");
        return new Weights(
                sum(Parcel::totalWeightGrams),
                grams(units.toGrams(volumetric)),
                units.metricDivisor(divisor),
                charged % step == 0 ? step : 1,
                charged,
                rule);
    }

    private static Optional<Long> billed(JsonNode weight) {
        String unit = UpsJson.text(weight.path("UnitOfMeasurement").path("Code"));
        return UpsJson.number(weight.path("Weight"))
                .map(number -> grams(UpsUnits.toGrams(number, unit)))
                .filter(grams -> grams > 0);
    }

    private ObjectNode json(Parcel parcel, String packaging) {
        ObjectNode json = UpsJson.object();
        json.putObject(packaging).put("Code", CUSTOMERS_OWN);
        json.set("Dimensions", units.sidesJson(sides(parcel)));
        json.set("PackageWeight", units.weightJson(parcel.weightGrams()));
        return json;
    }

    private BigDecimal volumetric(Parcel parcel, int divisor) {
        int[] sides = sides(parcel);
        return BigDecimal.valueOf((long) sides[0] * sides[1])
                .multiply(BigDecimal.valueOf(sides[2]))
                .divide(BigDecimal.valueOf(divisor), 6, RoundingMode.HALF_UP);
    }

    /** Rounded, the longest first. */
    private int[] sides(Parcel parcel) {
        int[] ascending = IntStream.of(parcel.lengthMm(), parcel.widthMm(), parcel.heightMm())
                .map(units::sideOf)
                .sorted()
                .toArray();
        return new int[] {ascending[2], ascending[1], ascending[0]};
    }

    private String sizes() {
        return String.join(
                " + ",
                parcels.stream()
                        .map(parcel -> {
                            int[] sides = sides(parcel);
                            return parcel.count() + " × " + sides[0] + "×" + sides[1] + "×" + sides[2] + " "
                                    + units.side;
                        })
                        .toList());
    }

    private long sum(ToLongFunction<Parcel> each) {
        return parcels.stream().mapToLong(each).sum();
    }

    private static long grams(BigDecimal grams) {
        return grams.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private static String plain(BigDecimal number) {
        return number.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
