package org.kontor.providers.web;

import java.util.List;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.web.MetricsSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The provider accounts at {@code /metrics}. */
@Component(service = MetricsSource.class)
public final class ProviderMetrics implements MetricsSource {

    private static final List<String> BREAKER = List.of("CLOSED", "HALF_OPEN", "OPEN");
    private static final double PERCENT = 100;

    private final Providers providers;

    @Activate
    public ProviderMetrics(@Reference Providers providers) {
        this.providers = providers;
    }

    @Override
    public void write(Sink sink) {
        for (ProviderStatus status : providers.status()) {
            account(sink, status);
            status.versions().forEach(version -> version(sink, status.account(), version));
        }
    }

    private static void account(Sink sink, ProviderStatus status) {
        String name = status.account();
        boolean here = status.state() != ProviderStatus.State.GONE;
        boolean off = status.switchedOffBecause().isPresent();
        sink.gauge("kontor_provider_present", "1 while the account is here", here ? 1 : 0, "account", name);
        sink.gauge("kontor_provider_switched_off", "1 while it may not be called", off ? 1 : 0, "account", name);
        sink.gauge("kontor_provider_in_flight", "Calls running", status.inFlight(), "account", name);
        sink.gauge(
                "kontor_provider_poisoned_threads",
                "Threads that ignore interruption",
                status.poisoned(),
                "account",
                name);
        sink.counter("kontor_provider_calls_total", "Calls made", status.calls(), "account", name);
        status.faults()
                .forEach((fault, count) -> sink.counter(
                        "kontor_provider_faults_total", "Calls failed", count, "account", name, "fault", fault.name()));
        for (String state : BREAKER) {
            sink.gauge(
                    "kontor_provider_breaker",
                    "1 for the state that the breaker is in",
                    state.equals(status.breaker()) ? 1 : 0,
                    "account",
                    name,
                    "state",
                    state);
        }
        latency(sink, "50", status.p50Millis(), name);
        latency(sink, "95", status.p95Millis(), name);
        latency(sink, "99", status.p99Millis(), name);
    }

    private static void latency(Sink sink, String percent, double millis, String account) {
        sink.gauge(
                "kontor_provider_p" + percent + "_milliseconds",
                percent + "th percentile of recent calls",
                millis,
                "account",
                account);
    }

    private static void version(Sink sink, String account, ProviderStatus.Version version) {
        String[] labels = {"account", account, "version", version.version()};
        sink.gauge(
                "kontor_provider_version_share",
                "Part of the calls that name no version",
                version.percent() / PERCENT,
                labels);
        sink.counter(
                "kontor_provider_version_calls_total", "Calls made since the version came", version.calls(), labels);
        sink.counter(
                "kontor_provider_version_failures_total",
                "Calls failed since the version came",
                version.failures(),
                labels);
        sink.gauge(
                "kontor_provider_version_p95_milliseconds",
                "95th percentile of the version's recent calls",
                version.p95Millis(),
                labels);
    }
}
