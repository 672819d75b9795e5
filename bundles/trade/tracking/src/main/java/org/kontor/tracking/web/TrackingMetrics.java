package org.kontor.tracking.web;

import org.kontor.tracking.domain.TrackingDesk;
import org.kontor.web.MetricsSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What carriers told that their plugins do not know, at {@code /metrics}: a code to add to a plugin's table. */
@Component(service = MetricsSource.class)
public final class TrackingMetrics implements MetricsSource {

    private final TrackingDesk desk;

    @Activate
    public TrackingMetrics(@Reference TrackingDesk desk) {
        this.desk = desk;
    }

    @Override
    public void write(Sink sink) {
        desk.unrecognised()
                .forEach((account, count) -> sink.counter(
                        "kontor_scans_unrecognised_total",
                        "Scans with a code that the plugin does not know",
                        count,
                        "account",
                        account));
    }
}
