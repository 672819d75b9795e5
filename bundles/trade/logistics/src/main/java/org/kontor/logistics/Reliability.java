package org.kontor.logistics;

import java.time.LocalDate;

/**
 * How an account kept what it promised on a lane, a service's past deliveries through us counted: how many, how many of
 * them by the promised day, and the days they took from handing over. Delivered from {@code oldest} to {@code newest}.
 * No ranking uses it.
 */
public record Reliability(
        int deliveries,
        int inTime,
        long fewestDays,
        long medianDays,
        long mostDays,
        LocalDate oldest,
        LocalDate newest) {

    /** Fewer deliveries than these say nothing, and are not shown. */
    public static final int FEWEST_DELIVERIES = 20;

    public Reliability {
        if (deliveries < FEWEST_DELIVERIES || inTime < 0 || inTime > deliveries) {
            throw new IllegalArgumentException(inTime + " of " + deliveries + " deliveries cannot be told");
        }
    }
}
