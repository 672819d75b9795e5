package org.kontor.deployment;

import java.time.Instant;
import java.util.UUID;

/** One line of the audit: who did what to which plugin, by which plan, and how it ended. */
public record Entry(
        UUID id, Instant at, String operator, String operation, String plugin, String details, String outcome) {}
