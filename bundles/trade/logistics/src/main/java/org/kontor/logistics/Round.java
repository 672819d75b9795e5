package org.kontor.logistics;

import java.time.Instant;

/** One asking of all carriers for a shipment request: when, and how many options and exclusions came back. */
public record Round(long version, Instant quotedAt, int options, int exclusions) {}
