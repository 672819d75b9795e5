package org.kontor.outbound.web;

import org.kontor.outbound.journal.Backlog;
import org.kontor.outbound.plugin.Traffic;
import org.kontor.web.MetricsSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plugins' exchanges at {@code /metrics}. */
@Component(service = MetricsSource.class)
public final class OutboundMetrics implements MetricsSource {

    private final Traffic traffic;
    private final Backlog backlog;

    @Activate
    public OutboundMetrics(@Reference Traffic traffic, @Reference Backlog backlog) {
        this.traffic = traffic;
        this.backlog = backlog;
    }

    @Override
    public void write(Sink sink) {
        traffic.exchanges((kind, count) -> sink.counter(
                "kontor_outbound_exchanges_total",
                "Plugins' exchanges with their providers",
                count,
                "plugin",
                kind.plugin(),
                "end",
                kind.what()));
        traffic.bytes((kind, count) -> sink.counter(
                "kontor_outbound_bytes_total",
                "Bytes of bodies, unpacked",
                count,
                "plugin",
                kind.plugin(),
                "direction",
                kind.what()));
        traffic.refusals((kind, count) -> sink.counter(
                "kontor_outbound_refused_total",
                "Requests that were not let out",
                count,
                "plugin",
                kind.plugin(),
                "reason",
                kind.what()));
        sink.counter("kontor_outbound_journal_dropped_total", "Exchanges missing from the journal", backlog.dropped());
    }
}
