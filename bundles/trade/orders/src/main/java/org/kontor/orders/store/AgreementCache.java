package org.kontor.orders.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.kontor.orders.domain.Agreement;

/** The agreements read last. They never change, so a kept one is never wrong; most of reading an order is reading its agreement. */
final class AgreementCache {

    private static final int MOST = 2_000;

    private final Map<UUID, Agreement> latest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Agreement> eldest) {
            return size() > MOST;
        }
    };

    /** What has just been written is what is read next; of an order that is rolled back nobody asks. */
    void keep(UUID order, Agreement agreement) {
        synchronized (latest) {
            latest.put(order, agreement);
        }
    }

    /** Those of all the orders; {@code read} gets the ones that are not here. */
    Map<UUID, Agreement> of(List<UUID> orders, Function<List<UUID>, Map<UUID, Agreement>> read) {
        Map<UUID, Agreement> all = new HashMap<>();
        synchronized (latest) {
            orders.stream().filter(latest::containsKey).forEach(order -> all.put(order, latest.get(order)));
        }
        List<UUID> missing =
                orders.stream().filter(order -> !all.containsKey(order)).toList();
        if (!missing.isEmpty()) {
            Map<UUID, Agreement> found = read.apply(missing);
            synchronized (latest) {
                latest.putAll(found);
            }
            all.putAll(found);
        }
        return all;
    }
}
