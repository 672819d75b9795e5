package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.util.Optional;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.ratesheet.RateSheet.Limits;
import org.kontor.carrier.ratesheet.RateSheet.Service;
import org.kontor.values.Goods;
import org.kontor.values.Parcel;

/** Whether a service takes a shipment at all, and which limit says no. Pure. */
final class Limiting {

    private Limiting() {}

    static Optional<Refusal> refusal(Service service, Shipment shipment) {
        Limits limits = service.limits();
        Optional<Goods> dangerous =
                shipment.goods().stream().filter(Goods::dangerous).findFirst();
        if (dangerous.isPresent() && !limits.dangerous()) {
            return no(
                    service,
                    Reason.DANGEROUS_GOODS,
                    " takes no dangerous goods, so not " + dangerous.get().unNumber()
                            + " (its sheet says dangerous = no)");
        }
        if (shipment.parcels().stream()
                .anyMatch(parcel -> BigDecimal.valueOf(parcel.weightGrams(), 3).compareTo(limits.pieceKg()) > 0)) {
            return no(service, Reason.TOO_HEAVY, " takes packages of at most " + limits.pieceKg() + " kg");
        }
        if (shipment.parcels().stream().anyMatch(parcel -> longestSide(parcel).compareTo(limits.sideCm()) > 0)) {
            return no(service, Reason.TOO_BIG, " takes sides of at most " + limits.sideCm() + " cm");
        }
        long grams =
                shipment.parcels().stream().mapToLong(Parcel::totalWeightGrams).sum();
        return BigDecimal.valueOf(grams, 3).compareTo(limits.totalKg()) > 0
                ? no(service, Reason.TOO_HEAVY, " takes shipments of at most " + limits.totalKg() + " kg")
                : Optional.empty();
    }

    /** In centimetres. */
    static BigDecimal longestSide(Parcel parcel) {
        return BigDecimal.valueOf(Math.max(parcel.lengthMm(), Math.max(parcel.widthMm(), parcel.heightMm())), 1);
    }

    private static Optional<Refusal> no(Service service, Reason reason, String sentence) {
        return Optional.of(new Refusal(reason, service.code(), service.name() + sentence));
    }
}
