package org.kontor.logistics;

import java.time.Instant;

/**
 * An account that answered in a round: which version of its plugin, and whether now or, to the same question, shortly
 * before.
 */
public record Answered(String carrier, String version, From from, Instant at) {

    public enum From {
        CARRIER,
        CACHE
    }
}
