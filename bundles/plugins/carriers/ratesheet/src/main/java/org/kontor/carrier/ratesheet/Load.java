package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.kontor.carrier.Weights;
import org.kontor.values.Parcel;

/** What of a shipment is charged, in every unit that a price may count. */
record Load(Weights weights, BigDecimal kilograms, BigDecimal wm, long packages, long containers) {

    static BigDecimal sum(List<Parcel> parcels, Function<Parcel, BigDecimal> each) {
        return parcels.stream()
                .map(parcel -> each.apply(parcel).multiply(BigDecimal.valueOf(parcel.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static long packages(List<Parcel> parcels) {
        return parcels.stream().mapToLong(Parcel::count).sum();
    }

    static BigDecimal kilograms(Parcel parcel) {
        return BigDecimal.valueOf(parcel.weightGrams(), 3);
    }

    static BigDecimal cubicMetres(Parcel parcel) {
        return BigDecimal.valueOf(parcel.volumeMm3(), 9);
    }

    /** With what the tariff did to the weight told in its sentence. */
    Load told(String words) {
        Weights told = new Weights(
                weights.actualGrams(),
                weights.volumetricGrams(),
                weights.divisor(),
                weights.roundingStepGrams(),
                weights.chargeableGrams(),
                weights.rule() + words);
        return new Load(told, kilograms, wm, packages, containers);
    }
}
