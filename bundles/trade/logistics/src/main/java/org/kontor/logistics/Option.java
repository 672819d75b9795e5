package org.kontor.logistics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Weights;
import org.kontor.values.Money;
import org.kontor.values.Require;

/**
 * One way the goods can go: a carrier account's service, its price split into charges in the carrier's currency, and
 * the same price in the currency the request is compared in. {@code providerVersion} is the plugin version that quoted
 * it, empty in an option from before that was kept; so is {@code schedule}. {@code reliability} is empty while there are
 * too few deliveries.
 */
public record Option(
        UUID id,
        String carrier,
        String providerVersion,
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
        Instant validUntil,
        Optional<Schedule> schedule,
        Optional<Reliability> reliability) {

    public Option {
        providerVersion = Require.optional(providerVersion);
        charges = List.copyOf(charges);
    }

    /** An option without dates and history. */
    public Option(
            UUID id,
            String carrier,
            String providerVersion,
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
        this(
                id,
                carrier,
                providerVersion,
                service,
                serviceName,
                mode,
                charges,
                price,
                compared,
                weights,
                transitDaysMin,
                transitDaysMax,
                neededByMet,
                validUntil,
                Optional.empty(),
                Optional.empty());
    }
}
