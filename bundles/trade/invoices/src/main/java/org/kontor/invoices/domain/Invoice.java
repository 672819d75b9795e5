package org.kontor.invoices.domain;

import java.time.Instant;
import java.util.UUID;

/** An issued document, which never changes. {@code cause} is the order, or the dispute that took off its price. */
public record Invoice(
        UUID id, UUID cause, UUID order, UUID seller, UUID buyer, Number number, Instant issuedAt, Content content) {

    /** A place in a seller's series of a year. */
    public record Number(int year, long serial, String text) {}
}
