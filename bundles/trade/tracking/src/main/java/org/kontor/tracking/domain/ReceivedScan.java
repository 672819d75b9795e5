package org.kontor.tracking.domain;

import java.time.Instant;
import org.kontor.carrier.Scan;

/** A scan with the time we learned of it. */
public record ReceivedScan(Scan scan, Instant receivedAt) {}
