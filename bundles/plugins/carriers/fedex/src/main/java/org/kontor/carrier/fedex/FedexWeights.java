package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.values.Parcel;

/** The weight that FedEx bills, and how it comes about: its own figures where it gives them, else its usual rule. */
final class FedexWeights {

    private static final int USUAL_DIVISOR = 5000;

    /** A divisor below this is cubic inches to a pound. */
    private static final int SMALLEST_METRIC = 1000;

    private static final BigDecimal GRAMS_PER_POUND = new BigDecimal("453.59237");
    private static final BigDecimal METRIC_PER_IMPERIAL =
            new BigDecimal("16.387064").divide(new BigDecimal("0.45359237"), 12, RoundingMode.HALF_UP);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final long HALF_KILOGRAM = 500;
    private static final List<Long> STEPS = List.of(HALF_KILOGRAM, 100L, 10L, 1L);

    private FedexWeights() {}

    static Weights of(Shipment shipment, JsonNode rated) {
        JsonNode detail = rated.path("shipmentRateDetail");
        long actual =
                shipment.parcels().stream().mapToLong(Parcel::totalWeightGrams).reduce(0, Math::addExact);
        int divisor = divisor(FedexJson.amount(detail, "dimDivisor"));
        long volumetric = grams(detail.path("totalDimWeight")).orElseGet(() -> volumetric(shipment.parcels(), divisor));
        Optional<Long> billed = grams(detail.path("totalBillingWeight"));
        long charged = Math.max(actual, billed.orElseGet(() -> halfKilograms(Math.max(actual, volumetric))));
        long step =
                STEPS.stream().filter(size -> charged % size == 0).findFirst().orElse(1L);
        String method = FedexJson.text(rated, "ratedWeightMethod");
        String rule = sides(shipment.parcels()) + " ÷ " + divisor + " = " + kilograms(volumetric) + " kg against "
                + kilograms(actual) + " kg actual; "
                + (billed.isPresent() ? "FedEx bills " : "FedEx names no billed weight, by its usual rule it is ")
                + kilograms(charged) + " kg" + (method.isEmpty() ? "" : " (" + method + ")");
        return new Weights(actual, volumetric, divisor, step, charged, rule);
    }

    /** Cubic centimetres to a kilogram; FedEx may give cubic inches to a pound, and 0 where size does not count. */
    private static int divisor(BigDecimal told) {
        if (told.signum() <= 0) {
            return USUAL_DIVISOR;
        }
        BigDecimal metric = told.intValue() < SMALLEST_METRIC ? told.multiply(METRIC_PER_IMPERIAL) : told;
        return metric.setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ONE).intValueExact();
    }

    private static Optional<Long> grams(JsonNode weight) {
        BigDecimal unit = FedexJson.text(weight, "units").startsWith("LB") ? GRAMS_PER_POUND : THOUSAND;
        return FedexJson.number(weight, "value")
                .filter(value -> value.signum() > 0)
                .map(value ->
                        value.multiply(unit).setScale(0, RoundingMode.CEILING).longValueExact());
    }

    private static long volumetric(List<Parcel> parcels, int divisor) {
        return parcels.stream()
                .map(parcel -> BigDecimal.valueOf(FedexParts.centimetres(parcel.lengthMm()))
                        .multiply(BigDecimal.valueOf(FedexParts.centimetres(parcel.widthMm())))
                        .multiply(BigDecimal.valueOf(FedexParts.centimetres(parcel.heightMm())))
                        .multiply(BigDecimal.valueOf(parcel.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(THOUSAND)
                .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static long halfKilograms(long grams) {
        return (grams + HALF_KILOGRAM - 1) / HALF_KILOGRAM * HALF_KILOGRAM;
    }

    private static String sides(List<Parcel> parcels) {
        return parcels.stream()
                .map(parcel -> parcel.count() + " × " + FedexParts.centimetres(parcel.lengthMm()) + "×"
                        + FedexParts.centimetres(parcel.widthMm()) + "×" + FedexParts.centimetres(parcel.heightMm())
                        + " cm")
                .collect(Collectors.joining(" + "));
    }

    private static String kilograms(long grams) {
        return BigDecimal.valueOf(grams, 3).stripTrailingZeros().toPlainString();
    }
}
