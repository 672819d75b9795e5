package org.kontor.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.values.Money;

/**
 * Carriers that answer after known times, evenly spread up to the slowest's, and note how long the slowest really took
 * over each shipment, which its weight names. Every other one charges in another currency than the trader compares in.
 */
final class TimedCarriers {

    static final Currency COMPARED = Currency.getInstance("USD");
    static final Currency OTHER = Currency.getInstance("EUR");

    private static final List<String> SERVICES = List.of("EXPRESS", "ECONOMY");

    private final Map<Long, Long> slowest = new ConcurrentHashMap<>();
    private final List<Rates> carriers = new ArrayList<>();

    TimedCarriers(int accounts, Duration slowestAnswer) {
        for (int i = 1; i <= accounts; i++) {
            long nanos = slowestAnswer.toNanos() * i / accounts;
            RateAnswer answer = answer(i, i % 2 == 0 ? COMPARED : OTHER);
            carriers.add(shipment -> answer(shipment, nanos, answer));
        }
    }

    List<Rates> all() {
        return carriers;
    }

    int optionsEach() {
        return SERVICES.size();
    }

    /** How long the slowest took, measured inside it; once for each shipment. */
    long slowestNanos(long weightGrams) {
        return slowest.remove(weightGrams);
    }

    private RateAnswer answer(Shipment shipment, long nanos, RateAnswer answer) {
        long start = System.nanoTime();
        for (long left = nanos; left > 0; left = start + nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        slowest.merge(shipment.parcels().get(0).weightGrams(), System.nanoTime() - start, Math::max);
        return answer;
    }

    private static RateAnswer answer(int carrier, Currency currency) {
        return new RateAnswer(
                SERVICES.stream()
                        .map(service -> rate(service, carrier, currency))
                        .toList(),
                List.of());
    }

    private static Rate rate(String service, int carrier, Currency currency) {
        List<Charge> charges = Stream.of(Charge.Kind.BASE, Charge.Kind.FUEL)
                .map(kind -> new Charge(kind, kind.name(), "Freight", new Money(10_000L + carrier, currency)))
                .toList();
        return new Rate(
                service,
                "Service " + service,
                Mode.EXPRESS,
                charges,
                new Weights(268_800, 403_200, 5000, 500, 403_500, "24 cartons"),
                2,
                2 + carrier % 5,
                Instant.now().plus(Duration.ofHours(1)));
    }
}
