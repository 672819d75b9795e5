package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.kontor.carrier.ratesheet.RateSheet.Aggregation;
import org.kontor.carrier.ratesheet.RateSheet.Service;
import org.kontor.values.Parcel;

/** What a shipment counts in W/M: cubic metres, or tons (or what the sheet says), whichever is more. Pure. */
final class Measuring {

    /** Cubic centimetres of a cubic metre, and so its kilograms times the divisor. */
    private static final int CUBIC_METRE = 6;

    private Measuring() {}

    static Load measure(Service service, List<Parcel> parcels) {
        Weighing weighed = Weighing.of(service, parcels);
        BigDecimal counted = wm(service, Weighing.roundUp(weighed.counted(), weighed.step()));
        BigDecimal least = service.steps().minimum();
        BigDecimal wm = counted.max(least);
        BigDecimal kilograms = Weighing.roundUp(kilograms(service, wm), weighed.step());
        String rule = Weighing.counts(parcels) + " = " + Weighing.plain(wm(service, weighed.volumetric()))
                + " m³ against " + Weighing.plain(weighed.actual()) + " kg at "
                + Weighing.plain(kilograms(service, BigDecimal.ONE)) + " kg a W/M; "
                + decided(service, weighed, counted.compareTo(least) < 0) + ": " + Weighing.plain(wm)
                + " W/M, rounded up by steps of " + Weighing.plain(wm(service, weighed.step()));
        return new Load(weighed.weights(service, kilograms, rule), kilograms, wm, Load.packages(parcels), 0);
    }

    private static String decided(Service service, Weighing weighed, boolean least) {
        if (least) {
            return "the minimum decided";
        }
        if (service.aggregation() == Aggregation.PIECE_MAX_SUM) {
            return "the larger of each package decided";
        }
        return weighed.volumetric().compareTo(weighed.actual()) >= 0 ? "the volume decided" : "the weight decided";
    }

    private static BigDecimal wm(Service service, BigDecimal kilograms) {
        return kilograms.multiply(BigDecimal.valueOf(service.divisor())).movePointLeft(CUBIC_METRE);
    }

    private static BigDecimal kilograms(Service service, BigDecimal wm) {
        return wm.movePointRight(CUBIC_METRE)
                .divide(BigDecimal.valueOf(service.divisor()), CUBIC_METRE, RoundingMode.HALF_UP);
    }
}
