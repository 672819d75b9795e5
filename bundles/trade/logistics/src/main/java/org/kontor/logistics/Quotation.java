package org.kontor.logistics;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Every way a shipment can go, ranked, and why others cannot; {@code id} is the shipment request's, {@code history} its
 * latest hundred rounds, oldest first, this one last.
 */
public record Quotation(
        UUID id,
        UUID organisation,
        ShipmentRequest request,
        List<Option> options,
        List<Exclusion> exclusions,
        Rankings rankings,
        Instant quotedAt,
        long version,
        List<Round> history) {

    private static final int ROUNDS_KEPT = 100;

    public Quotation {
        options = List.copyOf(options);
        exclusions = List.copyOf(exclusions);
        history = history == null
                ? List.of(new Round(version, quotedAt, options.size(), exclusions.size()))
                : latest(history);
    }

    /** At this time. */
    public QuotationState state(Instant now) {
        if (options.isEmpty()) {
            return QuotationState.NOT_SERVED;
        }
        return options.stream().anyMatch(option -> option.validUntil().isAfter(now))
                ? QuotationState.QUOTED
                : QuotationState.EXPIRED;
    }

    private static List<Round> latest(List<Round> rounds) {
        return List.copyOf(rounds.subList(Math.max(0, rounds.size() - ROUNDS_KEPT), rounds.size()));
    }
}
