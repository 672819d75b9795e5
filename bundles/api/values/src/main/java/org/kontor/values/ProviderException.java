package org.kontor.values;

import java.util.Objects;

/** A provider failed us technically. Business refusals are results, never exceptions. */
public final class ProviderException extends RuntimeException {

    /** What the caller may do about it. */
    public enum Fault {
        /** Nothing happened; try again later. */
        UNAVAILABLE,
        /** Our credentials or settings are wrong; an operator must act. */
        MISCONFIGURED,
        /** The provider broke its own contract; a developer must act. */
        UNINTELLIGIBLE,
        /** The request may have taken effect; repeat it only with the same key. */
        IN_DOUBT
    }

    private final Fault fault;

    public ProviderException(Fault fault, String message) {
        this(fault, message, null);
    }

    public ProviderException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = Objects.requireNonNull(fault, "fault");
    }

    public Fault fault() {
        return fault;
    }
}
