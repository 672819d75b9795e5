package org.kontor.tracking.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * A few questions to one account at a time, about those numbers that have waited longest, together where its plugin can
 * be asked so; and no more questions a minute than the account may be asked, so that all others wait for a later round.
 */
final class PollRound {

    /** Fewer than the calls that an account may have at once, for traders ask as well. */
    private static final int AT_A_TIME = 4;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Polling polling;
    private final Questions questions;
    private final Executor askers;
    private final Clock clock;
    private final int perMinute;

    PollRound(Polling polling, Questions questions, Executor askers, Clock clock, int perMinute) {
        this.polling = polling;
        this.questions = questions;
        this.askers = askers;
        this.clock = clock;
        this.perMinute = Math.max(1, perMinute);
    }

    /** Returns when the account's next round is. */
    Instant of(String account) {
        Instant start = clock.instant();
        int atOnce = questions.atOnce(account);
        int most = atOnce * Math.min(AT_A_TIME, perMinute);
        List<Leg> due = polling.due(account, most);
        List<CompletableFuture<Integer>> asked = new ArrayList<>();
        for (int from = 0; from < due.size(); from += atOnce) {
            List<Leg> part = due.subList(from, Math.min(from + atOnce, due.size()));
            asked.add(CompletableFuture.supplyAsync(() -> ask(account, part), askers));
        }
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
        int count = asked.stream().mapToInt(CompletableFuture::join).sum();
        Instant paced = start.plus(MINUTE.multipliedBy(count).dividedBy(perMinute));
        Instant look = polling.look(start);
        return due.size() < most && look.isAfter(paced) ? look : paced;
    }

    /** Returns how many questions it took. */
    private int ask(String account, List<Leg> legs) {
        if (legs.size() == 1) {
            polling.take(List.of(questions.alone(legs.get(0))));
            return 1;
        }
        List<News> told = questions.together(account, legs);
        polling.take(told);
        Set<UUID> answered = told.stream().map(one -> one.leg().id()).collect(Collectors.toSet());
        List<Leg> missing =
                legs.stream().filter(leg -> !answered.contains(leg.id())).toList();
        missing.forEach(leg -> polling.take(List.of(questions.alone(leg))));
        return 1 + missing.size();
    }
}
