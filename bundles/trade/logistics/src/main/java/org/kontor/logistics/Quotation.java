package org.kontor.logistics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Every way a shipment can go, ranked, and why others cannot; {@code id} is the shipment request's, {@code history} its
 * latest hundred rounds, oldest first, this one last. Accounts whose exclusion is LATE may answer until
 * {@code awaitedUntil}.
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
        List<Round> history,
        List<Answered> answered,
        Optional<Instant> awaitedUntil) {

    private static final int ROUNDS_KEPT = 100;

    public Quotation {
        options = List.copyOf(options);
        exclusions = List.copyOf(exclusions);
        history = history == null
                ? List.of(new Round(version, quotedAt, options.size(), exclusions.size()))
                : latest(history);
        answered = answered == null ? List.of() : List.copyOf(answered);
    }

    /** At this time. */
    public QuotationState state(Instant now) {
        if (options.isEmpty()) {
            return awaited(now).isEmpty() ? QuotationState.NOT_SERVED : QuotationState.AWAITED;
        }
        return options.stream().anyMatch(option -> option.validUntil().isAfter(now))
                ? QuotationState.QUOTED
                : QuotationState.EXPIRED;
    }

    /** The accounts that may still answer. */
    public List<String> awaited(Instant now) {
        return awaitedUntil.filter(now::isBefore).isEmpty()
                ? List.of()
                : exclusions.stream()
                        .filter(exclusion -> exclusion.reason() == Exclusion.Reason.LATE)
                        .map(Exclusion::carrier)
                        .toList();
    }

    /** The round these options are of; late answers to it make a new version, not a new round. */
    public Round round() {
        return history.get(history.size() - 1);
    }

    private static List<Round> latest(List<Round> rounds) {
        return List.copyOf(rounds.subList(Math.max(0, rounds.size() - ROUNDS_KEPT), rounds.size()));
    }
}
