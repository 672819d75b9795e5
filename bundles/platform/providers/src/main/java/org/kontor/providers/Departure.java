package org.kontor.providers;

import java.time.Instant;

/** An account that is no longer here. */
public record Departure(String account, Instant since) {}
