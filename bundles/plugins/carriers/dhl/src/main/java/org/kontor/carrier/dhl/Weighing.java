package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Weights;
import org.kontor.values.Parcel;

/** DHL's weight arithmetic: the greater of what was weighed and what the volume counts for. */
final class Weighing {

    private static final int DIVISOR = 5000;
    private static final BigDecimal GRAMS_IN_KILOGRAM = BigDecimal.valueOf(1000);
    private static final BigDecimal GRAMS_IN_POUND = new BigDecimal("453.59237");

    /** Cubic millimetres that count for a gram. */
    private static final BigDecimal MM3_IN_GRAM = BigDecimal.valueOf(DIVISOR);

    private Weighing() {}

    /** DHL's figures go before ours, but no shipment is charged for less than it weighs. */
    static Weights of(JsonNode weight, List<Parcel> parcels) {
        long actual = parcels.stream().mapToLong(Parcel::totalWeightGrams).sum();
        long provided = grams(weight, "provided").orElse(actual);
        long volumetric = grams(weight, "volumetric").orElseGet(() -> volumetric(parcels));
        long chargeable = Math.max(Math.max(actual, provided), volumetric);
        String rule = "The greater of " + kilograms(Math.max(actual, provided)) + " weighed and "
                + kilograms(volumetric) + " by volume (cm³ ÷ " + DIVISOR + "): " + kilograms(chargeable)
                + ", which DHL's tariff rounds";
        return new Weights(actual, volumetric, DIVISOR, 1, chargeable, rule);
    }

    private static Optional<Long> grams(JsonNode weight, String field) {
        boolean pounds = Json.text(weight, "unitOfMeasurement").equalsIgnoreCase("imperial");
        return Json.number(weight, field).filter(number -> number.signum() > 0).map(number -> number.multiply(
                        pounds ? GRAMS_IN_POUND : GRAMS_IN_KILOGRAM)
                .setScale(0, RoundingMode.CEILING)
                .longValue());
    }

    private static long volumetric(List<Parcel> parcels) {
        BigDecimal volume = parcels.stream()
                .map(parcel -> BigDecimal.valueOf(parcel.lengthMm())
                        .multiply(BigDecimal.valueOf(parcel.widthMm()))
                        .multiply(BigDecimal.valueOf(parcel.heightMm()))
                        .multiply(BigDecimal.valueOf(parcel.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return volume.divide(MM3_IN_GRAM, 0, RoundingMode.CEILING).longValue();
    }

    private static String kilograms(long grams) {
        return Parts.decimal(grams, 3).toPlainString() + " kg";
    }
}
