package org.kontor.tracking.domain;

import java.lang.annotation.Annotation;

/** The product's settings, but for how often an account is asked. */
record PollSettings(int polls_per_minute) implements TrackingDesk.Settings {

    @Override
    public long poll_millis() {
        return 900_000;
    }

    @Override
    public double gap_factor() {
        return 1;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return TrackingDesk.Settings.class;
    }
}
