package org.kontor.benchmarks;

import java.lang.annotation.Annotation;
import org.kontor.tracking.domain.TrackingDesk;

/** As a server has them without a configuration, but for how often an account is asked. */
record TrackingSettings(int polls_per_minute) implements TrackingDesk.Settings {

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
