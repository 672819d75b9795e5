package org.kontor.tracking.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.carrier.Scan;
import org.kontor.store.Transactions;
import org.kontor.tracking.store.JourneyBook;
import org.kontor.tracking.store.PollStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The numbers whose turn has come; a turn is over in the transaction that keeps what was told, and not before. */
final class Polling {

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

    private final JourneyBook book;
    private final PollStore store;
    private final TrackingDesk desk;
    private final Transactions transactions;
    private final Clock clock;
    private final PollPlan plan;

    Polling(
            JourneyBook book,
            PollStore store,
            TrackingDesk desk,
            Transactions transactions,
            Clock clock,
            PollPlan plan) {
        this.book = book;
        this.store = store;
        this.desk = desk;
        this.transactions = transactions;
        this.clock = clock;
        this.plan = plan;
    }

    /** Those that have waited longest, at most so many; those whose goods have arrived have no turn any more. */
    List<Leg> due(String account, int most) {
        while (true) {
            List<UUID> due = transactions.call(() -> store.due(account, clock.instant(), most));
            List<Leg> open = due.isEmpty() ? List.of() : transactions.call(() -> open(due));
            if (!open.isEmpty() || due.size() < most) {
                return open;
            }
        }
    }

    /** When to look again for an account of which nothing more is due. */
    Instant look(Instant now) {
        return plan.look(now);
    }

    /** In one transaction; a journey that cannot take its news holds up no other. */
    void take(List<News> news) {
        try {
            transactions.run(() -> planned(news, desk.take(news)));
        } catch (RuntimeException e) {
            if (news.size() == 1) {
                putOff(news.get(0).leg(), e);
            } else {
                news.forEach(one -> take(List.of(one)));
            }
        }
    }

    private List<Leg> open(List<UUID> due) {
        List<Leg> legs = book.legs().find(due);
        Set<UUID> moving =
                book.journeys().find(legs.stream().map(Leg::order).collect(Collectors.toSet())).stream()
                        .filter(journey -> !journey.over())
                        .map(Journey::order)
                        .collect(Collectors.toSet());
        List<Leg> open =
                legs.stream().filter(leg -> moving.contains(leg.order())).toList();
        Set<UUID> over = new HashSet<>(due);
        open.forEach(leg -> over.remove(leg.id()));
        store.end(over);
        return open;
    }

    private void planned(List<News> news, List<Journey> after) {
        Map<UUID, Journey> moving = after.stream()
                .filter(journey -> !journey.over())
                .collect(Collectors.toMap(Journey::order, Function.identity()));
        Map<UUID, Instant> turns = new HashMap<>();
        Set<UUID> over = new HashSet<>();
        for (News one : news) {
            Leg leg = one.leg();
            Journey journey = moving.get(leg.order());
            if (journey == null) {
                over.add(leg.id());
            } else {
                turns.put(leg.id(), plan.next(journey, leg, Phase.of(newest(one.scans())), clock.instant()));
            }
        }
        store.plan(turns);
        store.end(over);
    }

    private void putOff(Leg leg, RuntimeException reason) {
        Instant later = plan.putOff(clock.instant());
        LOG.error("{} could not take what its carrier told and is asked about again at {}", leg.told(), later, reason);
        transactions.run(() -> store.plan(Map.of(leg.id(), later)));
    }

    private static Optional<Scan> newest(List<Scan> scans) {
        return scans.stream().max(Comparator.comparing(scan -> scan.at().toInstant()));
    }
}
