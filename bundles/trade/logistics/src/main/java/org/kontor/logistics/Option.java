package org.kontor.logistics;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Weights;
import org.kontor.values.Money;

/**
 * One way the goods can go: a carrier account's service, its price split into charges in the carrier's currency, and
 * the same price in the currency the request is compared in.
 */
public record Option(
        UUID id,
        String carrier,
        String service,
        String serviceName,
        Mode mode,
        List<Charge> charges,
        Money price,
        Conversion compared,
        Weights weights,
        int transitDaysMin,
        int transitDaysMax,
        boolean neededByMet,
        Instant validUntil) {

    public Option {
        charges = List.copyOf(charges);
    }
}
