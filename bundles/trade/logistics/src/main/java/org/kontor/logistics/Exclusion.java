package org.kontor.logistics;

import java.util.List;
import org.kontor.values.Require;

/**
 * Why a carrier account (or one of its services; empty for all of them) is not among the options; the sentence is for
 * the trader. {@code unNumbers} are the shipment's dangerous goods, where these are the reason.
 */
public record Exclusion(String carrier, String service, Reason reason, String sentence, List<String> unNumbers) {

    /**
     * Stable codes, documented in docs/spi/carrier.md: the carrier's own refusals first, then what went wrong on the
     * way to it.
     */
    public enum Reason {
        NOT_SERVED,
        TOO_HEAVY,
        TOO_BIG,
        DANGEROUS_GOODS,
        EMBARGO,
        NOT_VALID_ON_DATE,
        OTHER,
        CARRIER_UNAVAILABLE,
        CARRIER_MISCONFIGURED,
        CARRIER_UNINTELLIGIBLE,
        CARRIER_REMOVED,
        CARRIER_SWITCHED_OFF,
        NO_EXCHANGE_RATE,
        LATE
    }

    public Exclusion {
        carrier = Require.text("exclusion.carrier", carrier);
        service = Require.optional(service);
        Require.present("exclusion.reason", reason);
        sentence = Require.text("exclusion.sentence", sentence);
        unNumbers = unNumbers == null ? List.of() : List.copyOf(unNumbers);
    }

    public Exclusion(String carrier, String service, Reason reason, String sentence) {
        this(carrier, service, reason, sentence, List.of());
    }
}
