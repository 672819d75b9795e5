package org.kontor.web.status;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kontor.web.MetricsSource;

/** Gathers what sources say into the families that Prometheus wants. */
final class Samples implements MetricsSource.Sink {

    private record Family(Type type, String help, List<MetricFamilySamples.Sample> samples) {}

    private static final String TOTAL = "_total";

    private final Map<String, Family> families = new LinkedHashMap<>();

    /** The format adds the ending itself, so a counter's family goes without it. */
    @Override
    public void counter(String name, String help, double value, String... labels) {
        String family = name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
        add(family, family + TOTAL, Type.COUNTER, help, value, labels);
    }

    @Override
    public void gauge(String name, String help, double value, String... labels) {
        add(name, name, Type.GAUGE, help, value, labels);
    }

    Collector collector() {
        List<MetricFamilySamples> all = families.entrySet().stream()
                .map(entry -> new MetricFamilySamples(
                        entry.getKey(),
                        entry.getValue().type(),
                        entry.getValue().help(),
                        entry.getValue().samples()))
                .toList();
        return new Collector() {
            @Override
            public List<MetricFamilySamples> collect() {
                return all;
            }
        };
    }

    private void add(String family, String name, Type type, String help, double value, String... labels) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < labels.length; i += 2) {
            names.add(labels[i]);
            values.add(labels[i + 1]);
        }
        families.computeIfAbsent(family, absent -> new Family(type, help, new ArrayList<>()))
                .samples()
                .add(new MetricFamilySamples.Sample(name, names, values, value));
    }
}
