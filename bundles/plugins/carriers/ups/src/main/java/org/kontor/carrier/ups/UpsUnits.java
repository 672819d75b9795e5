package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import org.kontor.values.Country;

/** The system of measures that UPS wants of a shipment, by the country where it begins. */
enum UpsUnits {
    METRIC("KGS", "Kilograms", "kg", "1000", "CM", "Centimeters", "cm", "10", 5000, "0.5"),
    IMPERIAL("LBS", "Pounds", "lb", "453.59237", "IN", "Inches", "in", "25.4", 139, "1");

    private static final Set<String> IN_POUNDS = Set.of("US", "PR");
    private static final BigDecimal OUNCES = new BigDecimal(16);

    final String weight;
    final String side;
    final int usualDivisor;
    final BigDecimal step;
    private final String weightCode;
    private final String weightName;
    private final String sideCode;
    private final String sideName;
    private final BigDecimal grams;
    private final BigDecimal millimetres;

    UpsUnits(
            String weightCode,
            String weightName,
            String weight,
            String grams,
            String sideCode,
            String sideName,
            String side,
            String millimetres,
            int usualDivisor,
            String step) {
        this.weightCode = weightCode;
        this.weightName = weightName;
        this.weight = weight;
        this.grams = new BigDecimal(grams);
        this.sideCode = sideCode;
        this.sideName = sideName;
        this.side = side;
        this.millimetres = new BigDecimal(millimetres);
        this.usualDivisor = usualDivisor;
        this.step = new BigDecimal(step);
    }

    static UpsUnits of(Country origin) {
        return IN_POUNDS.contains(origin.code()) ? IMPERIAL : METRIC;
    }

    /** A weight in grams by UPS's own unit of it; empty text is none of them. */
    static BigDecimal toGrams(BigDecimal weight, String unit) {
        return switch (unit) {
            case "LBS" -> weight.multiply(IMPERIAL.grams);
            case "OZS" -> weight.multiply(IMPERIAL.grams).divide(OUNCES, 3, RoundingMode.HALF_UP);
            default -> weight.multiply(METRIC.grams);
        };
    }

    /** After three decimals half up, so that what was converted does not begin another step. */
    static BigDecimal roundUp(BigDecimal weight, BigDecimal step) {
        return weight.setScale(3, RoundingMode.HALF_UP)
                .divide(step, 0, RoundingMode.CEILING)
                .multiply(step);
    }

    BigDecimal weightOf(long weightGrams) {
        return BigDecimal.valueOf(weightGrams).divide(grams, 6, RoundingMode.HALF_UP);
    }

    BigDecimal toGrams(BigDecimal own) {
        return own.multiply(grams);
    }

    /** Whole centimetres or inches, half up, and never none. */
    int sideOf(int mm) {
        return Math.max(
                1,
                BigDecimal.valueOf(mm)
                        .divide(millimetres, 0, RoundingMode.HALF_UP)
                        .intValueExact());
    }

    /** Cubic centimetres for a kilogram, whatever the measures of the divisor. */
    int metricDivisor(int divisor) {
        if (this == METRIC) {
            return divisor;
        }
        return millimetres
                .pow(3)
                .multiply(BigDecimal.valueOf(divisor))
                .divide(grams, 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** As UPS wants it: one decimal, rounded up. */
    ObjectNode weightJson(long weightGrams) {
        ObjectNode json = UpsJson.object();
        json.putObject("UnitOfMeasurement").put("Code", weightCode).put("Description", weightName);
        return json.put("Weight", written(weightGrams).toPlainString());
    }

    BigDecimal written(long weightGrams) {
        return roundUp(weightOf(weightGrams), new BigDecimal("0.1")).setScale(1, RoundingMode.UNNECESSARY);
    }

    ObjectNode sidesJson(int... descending) {
        ObjectNode json = UpsJson.object();
        json.putObject("UnitOfMeasurement").put("Code", sideCode).put("Description", sideName);
        return json.put("Length", Integer.toString(descending[0]))
                .put("Width", Integer.toString(descending[1]))
                .put("Height", Integer.toString(descending[2]));
    }
}
