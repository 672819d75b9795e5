package org.kontor.invoices;

import java.time.Instant;
import java.util.UUID;

/** A document that could not be issued, and why; it is tried again every day and whenever an operator asks. */
public record Held(UUID cause, Kind kind, UUID order, Instant since, String reason) {}
