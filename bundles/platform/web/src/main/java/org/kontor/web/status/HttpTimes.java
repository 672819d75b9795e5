package org.kontor.web.status;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import org.osgi.service.component.annotations.Component;

/** How often each route was called, how it ended and how long it took. */
@Component(service = HttpTimes.class)
public final class HttpTimes {

    private final CollectorRegistry registry = new CollectorRegistry();
    private final Counter requests = Counter.build()
            .name("kontor_http_requests_total")
            .help("Requests by route and status")
            .labelNames("method", "route", "status")
            .register(registry);
    private final Histogram seconds = Histogram.build()
            .name("kontor_http_request_seconds")
            .help("How long requests took")
            .labelNames("method", "route")
            .buckets(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .register(registry);

    /** {@code route} is the template, never the path with its ids. */
    public void took(String method, String route, int status, long nanos) {
        requests.labels(method, route, Integer.toString(status)).inc();
        seconds.labels(method, route).observe(nanos / 1e9);
    }

    CollectorRegistry registry() {
        return registry;
    }
}
