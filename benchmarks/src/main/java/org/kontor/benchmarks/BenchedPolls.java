package org.kontor.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.kontor.carrier.Scan;
import org.kontor.store.Schema;
import org.kontor.store.engine.Engine;
import org.kontor.tracking.domain.CaseDesk;
import org.kontor.tracking.domain.Polls;
import org.kontor.tracking.domain.TrackingDesk;
import org.kontor.tracking.store.CaseStore;
import org.kontor.tracking.store.JourneyBook;
import org.kontor.tracking.store.JourneyStore;
import org.kontor.tracking.store.LaneStore;
import org.kontor.tracking.store.LegStore;
import org.kontor.tracking.store.PollStore;
import org.kontor.tracking.store.ScanStore;
import org.kontor.work.facts.Journal;
import org.kontor.work.queue.SchedulerQueue;
import org.kontor.work.queue.TimerDesk;

/** The tracking step's own polls on one database; its carriers may be asked as often as it can. */
final class BenchedPolls implements AutoCloseable {

    private final Engine engine;
    private final PollStore store;
    private final Polls polls;

    BenchedPolls(Engine engine, int numbersAQuestion) {
        this.engine = engine;
        Clock clock = Clock.systemUTC();
        Schema schema = () -> "tracking";
        this.store = new PollStore(engine, schema);
        JourneyBook book = new JourneyBook(
                new JourneyStore(engine, schema),
                new LegStore(engine, schema),
                new ScanStore(engine, schema),
                new LaneStore(engine, schema));
        Journal journal = new Journal(engine, engine, clock, false);
        CaseDesk cases = new CaseDesk(new CaseStore(engine, schema), engine, journal, clock);
        OneAskedCarrier carrier = new OneAskedCarrier(
                numbersAQuestion,
                new Scan("known", OffsetDateTime.now(clock), Scan.Status.IN_TRANSIT, "PU", "on its way", "Leipzig"));
        TrackingSettings settings = new TrackingSettings(Integer.MAX_VALUE);
        TrackingDesk desk = new TrackingDesk(
                book, cases, engine, new OneTellingCarrier(message -> List.of()), carrier, journal, clock, settings);
        SchedulerQueue.Pace pace = new SchedulerQueue.Pace(Duration.ofSeconds(1), 1, Duration.ofSeconds(2));
        TimerDesk timers = new TimerDesk(new SchedulerQueue(engine, engine, pace), clock);
        this.polls = new Polls(book, store, desk, engine, carrier, timers, clock, settings);
    }

    /** Round after round, until no number of the account is due. */
    void poll(String account) {
        UUID timer = UUID.nameUUIDFromBytes(account.getBytes(UTF_8));
        engine.run(() -> store.add(timer, account));
        Instant start;
        do {
            start = Instant.now();
        } while (polls.due(timer).orElseThrow().isBefore(start.plusSeconds(1)));
    }

    @Override
    public void close() {
        polls.close();
    }
}
