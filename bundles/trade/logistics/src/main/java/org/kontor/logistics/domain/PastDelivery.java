package org.kontor.logistics.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Goods that arrived: by which account's service, when they were handed over, due and delivered. */
public record PastDelivery(
        String carrier, String service, LocalDate shippedOn, LocalDate promisedOn, LocalDate deliveredOn) {

    boolean inTime() {
        return !deliveredOn.isAfter(promisedOn);
    }

    /** The origin's day may still have been another than ours. */
    long days() {
        return Math.max(0, ChronoUnit.DAYS.between(shippedOn, deliveredOn));
    }
}
