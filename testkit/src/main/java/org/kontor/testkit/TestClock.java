package org.kontor.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves; it never moves by itself. */
public final class TestClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-02T09:00:00Z");

    public void advance(Duration distance) {
        now = now.plus(distance);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
