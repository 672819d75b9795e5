package org.kontor.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.kontor.testkit.trade.Http;

/** The server's counters at one moment, from its /metrics, summed over labels. */
record Measured(Map<String, Double> sums) {

    static Measured of(Http server) {
        Map<String, Double> sums = new TreeMap<>();
        String text = new String(server.get("/metrics").expect(200).bytes(), StandardCharsets.UTF_8);
        text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            int end = line.lastIndexOf(' ');
            String name = line.substring(0, line.indexOf('{') < 0 ? end : line.indexOf('{'));
            sums.merge(name, Double.parseDouble(line.substring(end + 1)), Double::sum);
        });
        return new Measured(sums);
    }

    double since(Measured before, String name) {
        if (!sums.containsKey(name)) {
            throw new IllegalStateException("the server's metrics have no " + name + ", only " + sums.keySet());
        }
        return sums.get(name) - before.sums.getOrDefault(name, 0.0);
    }
}
