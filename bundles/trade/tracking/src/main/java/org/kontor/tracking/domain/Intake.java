package org.kontor.tracking.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final UnknownCodes unknown;
    private final Clock clock;

    Intake(JourneyBook book, CaseDesk cases, Progress progress, UnknownCodes unknown, Clock clock) {
        this.book = book;
        this.cases = cases;
        this.progress = progress;
        this.unknown = unknown;
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
        List<ReceivedScan> told = book.scans().of(legs.values());
        List<ReceivedScan> fresh = fresh(news, legs, told, now);
        book.scans().insert(fresh);
        Map<UUID, Story> stories = stories(legs.values(), told, fresh);
        List<Outcome> outcomes = journeys.stream()
                .map(journey -> progress.after(journey, stories.get(journey.order())))
                .toList();
        List<Journey> after = outcomes.stream().map(Outcome::journey).toList();
        book.journeys().update(after);
        progress.keep(outcomes);
        unknown.count(fresh);
        return after;
    }

    /** All legs of the orders by id, those that were heard of with the time and the problem. */
    private Map<UUID, Leg> heard(Collection<News> news, List<Leg> all, Instant now) {
        Map<UUID, Leg> legs = new LinkedHashMap<>();
        all.forEach(leg -> legs.put(leg.id(), leg));
        Set<UUID> pushed = new HashSet<>();
        Map<UUID, String> asked = new HashMap<>();
        for (News one : news) {
            UUID id = one.leg().id();
            if (one.pushed()) {
                legs.computeIfPresent(id, (same, leg) -> leg.pushed(now));
                pushed.add(id);
            } else {
                legs.computeIfPresent(id, (same, leg) -> leg.asked(now, one.problem()));
                asked.put(id, legs.get(id).problem());
            }
        }
        book.legs().pushed(pushed, now);
        book.legs().asked(asked, now);
        return legs;
    }

    private static List<ReceivedScan> fresh(
            Collection<News> news, Map<UUID, Leg> legs, Collection<ReceivedScan> told, Instant now) {
        Map<UUID, Set<String>> known = new HashMap<>();
        told.forEach(scan -> known.computeIfAbsent(scan.leg().id(), leg -> new HashSet<>())
                .add(scan.scan().id()));
        List<ReceivedScan> fresh = new ArrayList<>();
        for (News one : news) {
            UUID leg = one.leg().id();
            Set<String> ids = known.computeIfAbsent(leg, unheard -> new HashSet<>());
            one.scans().stream()
                    .map(Keeping::fitting)
                    .filter(scan -> ids.add(scan.id()))
                    .forEach(scan -> fresh.add(new ReceivedScan(legs.get(leg), scan, now)));
        }
        return fresh;
    }

    private Map<UUID, Story> stories(
            Collection<Leg> legs, Collection<ReceivedScan> told, Collection<ReceivedScan> fresh) {
        Map<UUID, List<Leg>> followed = legs.stream().collect(Collectors.groupingBy(Leg::order));
        Map<UUID, List<ReceivedScan>> scans = byOrder(Stream.concat(told.stream(), fresh.stream()));
        Map<UUID, List<ReceivedScan>> news = byOrder(fresh.stream());
        Map<UUID, List<Case>> known = cases.of(followed.keySet());
        Map<UUID, Story> stories = new HashMap<>();
        followed.forEach((order, its) -> stories.put(
                order,
                new Story(
                        its,
                        scans.getOrDefault(order, List.of()),
                        news.getOrDefault(order, List.of()),
                        known.getOrDefault(order, List.of()))));
        return stories;
    }

    private static Map<UUID, List<ReceivedScan>> byOrder(Stream<ReceivedScan> scans) {
        return scans.collect(Collectors.groupingBy(scan -> scan.leg().order()));
    }
}
