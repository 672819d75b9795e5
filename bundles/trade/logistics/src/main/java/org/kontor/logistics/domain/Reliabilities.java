package org.kontor.logistics.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kontor.logistics.Reliability;

/** What the past deliveries of one lane say of each account's services. */
final class Reliabilities {

    static final Reliabilities NONE = new Reliabilities(Map.of());

    private record Service(String carrier, String service) {}

    private final Map<Service, Reliability> known;

    private Reliabilities(Map<Service, Reliability> known) {
        this.known = known;
    }

    static Reliabilities from(List<PastDelivery> deliveries) {
        Map<Service, List<PastDelivery>> byService =
                deliveries.stream().collect(Collectors.groupingBy(one -> new Service(one.carrier(), one.service())));
        byService.values().removeIf(each -> each.size() < Reliability.FEWEST_DELIVERIES);
        return new Reliabilities(byService.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> counted(entry.getValue()))));
    }

    /** Empty when there were too few. */
    Optional<Reliability> of(String carrier, String service) {
        return Optional.ofNullable(known.get(new Service(carrier, service)));
    }

    private static Reliability counted(List<PastDelivery> deliveries) {
        List<Long> days =
                deliveries.stream().map(PastDelivery::days).sorted().toList();
        List<PastDelivery> byDate = deliveries.stream()
                .sorted(Comparator.comparing(PastDelivery::deliveredOn))
                .toList();
        return new Reliability(
                deliveries.size(),
                (int) deliveries.stream().filter(PastDelivery::inTime).count(),
                days.get(0),
                days.get(days.size() / 2),
                days.get(days.size() - 1),
                byDate.get(0).deliveredOn(),
                byDate.get(byDate.size() - 1).deliveredOn());
    }
}
