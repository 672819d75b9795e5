package org.kontor.outbound.plugin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.kontor.outbound.client.Exchanged;
import org.kontor.values.ProviderException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Counts what passes, by plugin. */
@Component(service = Traffic.class)
public final class Traffic {

    /** {@code what} is how an exchange ended, which way bytes went, or why a request was refused. */
    public record Kind(String plugin, String what) {}

    private final Map<Kind, LongAdder> exchanges = new ConcurrentHashMap<>();
    private final Map<Kind, LongAdder> bytes = new ConcurrentHashMap<>();
    private final Map<Kind, LongAdder> refusals = new ConcurrentHashMap<>();

    @Activate
    public Traffic() {}

    void count(String plugin, Exchanged exchanged) {
        String end = exchanged
                .failure()
                .map(ProviderException::fault)
                .map(Enum::name)
                .orElse("ANSWERED");
        add(exchanges, plugin, end, 1);
        exchanged.refusal().ifPresent(refusal -> add(refusals, plugin, refusal.name(), 1));
        if (exchanged.refusal().isEmpty()) {
            add(bytes, plugin, "sent", exchanged.request().body().length);
            exchanged.answer().ifPresent(answer -> add(bytes, plugin, "received", answer.body().length));
        }
    }

    public void exchanges(BiConsumer<Kind, Long> sink) {
        exchanges.forEach((kind, count) -> sink.accept(kind, count.sum()));
    }

    /** Of bodies, unpacked. */
    public void bytes(BiConsumer<Kind, Long> sink) {
        bytes.forEach((kind, count) -> sink.accept(kind, count.sum()));
    }

    public void refusals(BiConsumer<Kind, Long> sink) {
        refusals.forEach((kind, count) -> sink.accept(kind, count.sum()));
    }

    private static void add(Map<Kind, LongAdder> counts, String plugin, String what, long more) {
        counts.computeIfAbsent(new Kind(plugin, what), absent -> new LongAdder())
                .add(more);
    }
}
