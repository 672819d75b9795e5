package org.kontor.fulfilment.domain;

import java.time.Instant;

/**
 * A booking request that the carrier holds under its own reference: its latest words, since when it is awaited, and
 * whether an operator has been told that this takes long.
 */
public record Awaited(String reference, String words, Instant since, boolean overdue) {}
