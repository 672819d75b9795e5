package org.kontor.carrier;

import java.time.Instant;
import java.util.List;
import org.kontor.values.Money;
import org.kontor.values.Require;

/**
 * A price for one of the carrier's services, in one currency, for transit counted in days from collection.
 * {@code timetable} is what the carrier says of its own calendar for the shipment's ready date.
 */
public record Rate(
        String service,
        String serviceName,
        Mode mode,
        List<Charge> charges,
        Weights weights,
        int transitDaysMin,
        int transitDaysMax,
        Instant validUntil,
        Timetable timetable) {

    public Rate {
        service = Require.code("rate.service", service, 100);
        serviceName = Require.words(Require.text("rate.serviceName", serviceName), 200);
        Require.present("rate.mode", mode);
        charges = List.copyOf(charges);
        Require.positive("rate.charges.size", charges.size());
        Require.present("rate.weights", weights);
        Require.present("rate.validUntil", validUntil);
        Require.present("rate.timetable", timetable);
        if (transitDaysMin < 0 || transitDaysMax < transitDaysMin) {
            throw new IllegalArgumentException(
                    "transit days must ascend, were " + transitDaysMin + " to " + transitDaysMax);
        }
        charges.stream().map(Charge::amount).reduce(Money::plus);
    }

    public Money total() {
        return charges.stream().map(Charge::amount).reduce(Money::plus).orElseThrow();
    }

    /** A price of a carrier that says nothing of its calendar. */
    public Rate(
            String service,
            String serviceName,
            Mode mode,
            List<Charge> charges,
            Weights weights,
            int transitDaysMin,
            int transitDaysMax,
            Instant validUntil) {
        this(
                service,
                serviceName,
                mode,
                charges,
                weights,
                transitDaysMin,
                transitDaysMax,
                validUntil,
                Timetable.UNKNOWN);
    }
}
