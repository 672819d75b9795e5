package org.kontor.tracking.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.carrier.Scan;
import org.kontor.tracking.Case;
import org.kontor.tracking.store.JourneyBook;

/**
 * Takes carriers' scans into their journeys, a batch at a time: keeps every one, and a scan that is known changes
 * nothing.
 */
final class Intake {

    private final JourneyBook book;
    private final CaseDesk cases;
    private final Progress progress;
    private final Clock clock;

    Intake(JourneyBook book, CaseDesk cases, Progress progress, Clock clock) {
        this.book = book;
        this.cases = cases;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * In the caller's transaction, with the same few statements however many scans there are. Returns the journeys
     * after it.
     */
    List<Journey> absorb(Collection<News> news) {
        if (news.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Set<UUID> orders = news.stream().map(one -> one.leg().order()).collect(Collectors.toSet());
        List<Journey> journeys = book.journeys().claim(orders);
        Map<UUID, Leg> legs = heard(news, book.legs().of(orders), now);
        Map<UUID, List<ReceivedScan>> fresh = fresh(news, legs, now);
        Set<UUID> looked = journeys.stream()
                .filter(journey -> fresh.containsKey(journey.order()) || now.isAfter(journey.nextScanDue()))
                .map(Journey::order)
                .collect(Collectors.toSet());
        Map<UUID, Story> stories = stories(looked, legs.values(), fresh);
        List<Journey> after = journeys.stream()
                .map(journey -> looked.contains(journey.order())
                        ? progress.after(journey, stories.get(journey.order()))
                        : journey)
                .toList();
        book.journeys().update(after);
        return after;
    }

    /** All legs of the orders by id, those that were heard of with the time and the problem. */
    private Map<UUID, Leg> heard(Collection<News> news, List<Leg> all, Instant now) {
        Map<UUID, Leg> legs = new LinkedHashMap<>();
        all.forEach(leg -> legs.put(leg.id(), leg));
        Set<UUID> changed = new HashSet<>();
        for (News one : news) {
            legs.computeIfPresent(
                    one.leg().id(), (id, leg) -> one.pushed() ? leg.pushed(now) : leg.asked(now, one.problem()));
            changed.add(one.leg().id());
        }
        book.legs().heard(changed.stream().map(legs::get).toList());
        return legs;
    }

    private Map<UUID, List<ReceivedScan>> fresh(Collection<News> news, Map<UUID, Leg> legs, Instant now) {
        Set<UUID> telling = news.stream()
                .filter(one -> !one.scans().isEmpty())
                .map(one -> one.leg().id())
                .collect(Collectors.toSet());
        if (telling.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Set<String>> known = book.scans().known(telling);
        List<ReceivedScan> fresh = new ArrayList<>();
        for (News one : news) {
            Set<String> ids = known.computeIfAbsent(one.leg().id(), leg -> new HashSet<>());
            for (Scan scan : one.scans()) {
                Scan kept = Keeping.fitting(scan);
                if (ids.add(kept.id())) {
                    fresh.add(new ReceivedScan(legs.get(one.leg().id()), kept, now));
                }
            }
        }
        if (!fresh.isEmpty()) {
            book.scans().insert(fresh);
        }
        return fresh.stream().collect(Collectors.groupingBy(scan -> scan.leg().order()));
    }

    private Map<UUID, Story> stories(Set<UUID> orders, Collection<Leg> legs, Map<UUID, List<ReceivedScan>> fresh) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Leg>> followed =
                legs.stream().filter(leg -> orders.contains(leg.order())).collect(Collectors.groupingBy(Leg::order));
        Map<UUID, List<ReceivedScan>> scans =
                book.scans().of(followed.values().stream().flatMap(List::stream).toList());
        Map<UUID, List<Case>> known = cases.of(orders);
        return orders.stream()
                .collect(Collectors.toMap(
                        order -> order,
                        order -> new Story(
                                followed.get(order),
                                scans.getOrDefault(order, List.of()),
                                fresh.getOrDefault(order, List.of()),
                                known.getOrDefault(order, List.of()))));
    }
}
