package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Weights;
import org.kontor.carrier.ratesheet.RateSheet.Container;
import org.kontor.carrier.ratesheet.RateSheet.Service;
import org.kontor.values.Parcel;

/** How many containers a shipment takes, by volume or weight, whichever is more. Pure. */
final class Containers {

    /** The divisor by which a cubic metre is a ton; a price by the container does not count it. */
    private static final int TON = 1000;

    private Containers() {}

    /** A package that no container of this type takes. */
    static Optional<Refusal> refusal(Service service, List<Parcel> parcels, Container container) {
        for (Parcel parcel : parcels) {
            if (Load.cubicMetres(parcel).compareTo(container.usableM3()) > 0) {
                return Optional.of(new Refusal(
                        Reason.TOO_BIG,
                        service.code(),
                        "A " + container.type() + " container holds " + Weighing.plain(container.usableM3())
                                + " m³, a package has " + Weighing.plain(Load.cubicMetres(parcel)) + " m³"));
            }
            if (Load.kilograms(parcel).compareTo(container.payloadKg()) > 0) {
                return Optional.of(new Refusal(
                        Reason.TOO_HEAVY,
                        service.code(),
                        "A " + container.type() + " container takes " + Weighing.plain(container.payloadKg())
                                + " kg, a package weighs " + Weighing.plain(Load.kilograms(parcel)) + " kg"));
            }
        }
        return Optional.empty();
    }

    static Load load(List<Parcel> parcels, Container container) {
        BigDecimal volume = Load.sum(parcels, Load::cubicMetres);
        BigDecimal weight = Load.sum(parcels, Load::kilograms);
        long byVolume = begun(volume, container.usableM3());
        long byWeight = begun(weight, container.payloadKg());
        long needed = Math.max(byVolume, byWeight);
        String rule = Weighing.plain(volume) + " m³ at " + Weighing.plain(container.usableM3()) + " m³ a container = "
                + byVolume + ", " + Weighing.plain(weight) + " kg at " + Weighing.plain(container.payloadKg())
                + " kg a container = " + byWeight + "; " + decided(byVolume, byWeight) + ": " + needed + " × "
                + container.type();
        long grams = Weighing.grams(weight);
        Weights weights = new Weights(grams, Weighing.grams(volume.movePointRight(3)), TON, 1, grams, rule);
        return new Load(weights, weight, volume, Load.packages(parcels), needed);
    }

    private static String decided(long byVolume, long byWeight) {
        if (byVolume == byWeight) {
            return "volume and weight agree";
        }
        return byVolume > byWeight ? "the volume decided" : "the weight decided";
    }

    private static long begun(BigDecimal amount, BigDecimal each) {
        return amount.divide(each, 0, RoundingMode.CEILING).longValueExact();
    }
}
