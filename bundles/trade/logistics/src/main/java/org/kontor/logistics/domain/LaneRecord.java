package org.kontor.logistics.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.store.PastDeliveryStore;
import org.kontor.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * How accounts did between two countries: of the newest two thousand deliveries of the last year, read anew once an
 * hour, so that a quote costs no statement more.
 */
@Component(service = LaneRecord.class)
public final class LaneRecord {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST_LANES = 1_000;
    private static final int MOST_DELIVERIES = 2_000;

    private record Lane(String origin, String destination) {}

    private record Known(Reliabilities reliabilities, Instant readAt) {}

    private final Map<Lane, Known> known = new ConcurrentHashMap<>();
    private final PastDeliveryStore store;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public LaneRecord(
            @Reference PastDeliveryStore store, @Reference Transactions transactions, @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    Reliabilities of(Shipment shipment) {
        Lane lane = new Lane(
                shipment.origin().country().code(),
                shipment.destination().country().code());
        Instant now = clock.instant();
        Known kept = known.get(lane);
        if (kept == null || !kept.readAt().plus(REMEMBERED).isAfter(now)) {
            kept = new Known(read(lane, now), now);
            if (known.size() >= MOST_LANES) {
                known.clear();
            }
            known.put(lane, kept);
        }
        return kept.reliabilities();
    }

    private Reliabilities read(Lane lane, Instant now) {
        LocalDate yearAgo = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(1);
        return Reliabilities.from(transactions.call(
                () -> store.newest(lane.origin(), lane.destination(), yearAgo, MOST_DELIVERIES)));
    }
}
