package org.kontor.tracking.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kontor.carrier.BulkTracking;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.values.ProviderException;

/**
 * Asks carriers about numbers, many at once where the plugin can; outside any transaction. A carrier that does not
 * answer is news, not an error.
 */
final class Questions {

    /** So many numbers' scans are taken in one transaction, however many a carrier would tell of. */
    private static final int MOST = 200;
    /** What every plugin takes that can be asked about many; it says more when it is asked. */
    private static final int LEAST = 2;

    private final Map<String, Integer> atOnce = new ConcurrentHashMap<>();
    private final Providers providers;

    Questions(Providers providers) {
        this.providers = providers;
    }

    /** How many numbers one question to the account names. */
    int atOnce(String account) {
        return providers.has(BulkTracking.class, account) ? atOnce.getOrDefault(account, LEAST) : 1;
    }

    News alone(Leg leg) {
        try {
            return News.answered(
                    leg,
                    providers.ask(
                            Target.of(Tracking.class, leg.carrier()).about(leg.order()),
                            carrier -> List.copyOf(carrier.track(leg.waybill()))));
        } catch (ProviderException e) {
            return failed(leg, e);
        }
    }

    /** One question about legs of one account; a leg of which nothing was told has no news. */
    List<News> together(String account, List<Leg> legs) {
        Set<String> waybills = legs.stream().map(Leg::waybill).collect(Collectors.toCollection(LinkedHashSet::new));
        try {
            Map<String, List<Scan>> told =
                    providers.ask(BulkTracking.class, account, carrier -> told(account, carrier, waybills));
            return legs.stream()
                    .filter(leg -> told.containsKey(leg.waybill()))
                    .map(leg -> News.answered(leg, told.get(leg.waybill())))
                    .toList();
        } catch (ProviderException e) {
            return legs.stream().map(leg -> failed(leg, e)).toList();
        }
    }

    /** A plugin that has come since may take fewer than the one that said how many. */
    private Map<String, List<Scan>> told(String account, BulkTracking carrier, Set<String> waybills) {
        int most = Math.max(1, Math.min(MOST, carrier.atOnce()));
        atOnce.put(account, most);
        return Map.copyOf(
                carrier.trackAll(waybills.stream().limit(most).collect(Collectors.toCollection(LinkedHashSet::new))));
    }

    private static News failed(Leg leg, ProviderException failure) {
        return News.failed(leg, failure.fault() + ": " + failure.getMessage());
    }
}
