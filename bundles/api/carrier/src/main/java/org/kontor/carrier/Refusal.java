package org.kontor.carrier;

import org.kontor.values.Require;

/** Why a carrier gives no price for a service (or for any, when {@code service} is empty); the sentence is for the trader. */
public record Refusal(Reason reason, String service, String sentence) {

    /** Stable codes, documented in docs/spi/carrier.md. */
    public enum Reason {
        NOT_SERVED,
        TOO_HEAVY,
        TOO_BIG,
        DANGEROUS_GOODS,
        EMBARGO,
        NOT_VALID_ON_DATE,
        OTHER
    }

    public Refusal {
        Require.present("refusal.reason", reason);
        service = Require.words(service, 100);
        sentence = Require.words(Require.text("refusal.sentence", sentence), 1_000);
    }
}
