package org.kontor.providers.web;

import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.web.MetricsSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The provider accounts at {@code /metrics}. */
@Component(service = MetricsSource.class)
public final class ProviderMetrics implements MetricsSource {

    private final Providers providers;

    @Activate
    public ProviderMetrics(@Reference Providers providers) {
        this.providers = providers;
    }

    @Override
    public void write(Sink sink) {
        for (ProviderStatus status : providers.status()) {
            String account = status.account();
            sink.gauge(
                    "kontor_provider_present",
                    "1 while the account is here",
                    status.present() ? 1 : 0,
                    "account",
                    account);
            sink.gauge("kontor_provider_in_flight", "Calls running", status.inFlight(), "account", account);
            sink.counter("kontor_provider_calls_total", "Calls made", status.calls(), "account", account);
            status.faults()
                    .forEach((fault, count) -> sink.counter(
                            "kontor_provider_faults_total",
                            "Calls failed",
                            count,
                            "account",
                            account,
                            "fault",
                            fault.name()));
            sink.gauge(
                    "kontor_provider_p99_milliseconds",
                    "99th percentile of recent calls",
                    status.p99Millis(),
                    "account",
                    account);
        }
    }
}
