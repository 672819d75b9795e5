package org.kontor.tracking.domain;

import java.time.Duration;

/** How long a carrier is normally silent before its next scan, and what says so. */
public record NormalGap(Duration gap, String because) {}
