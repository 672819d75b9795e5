package org.kontor.tracking.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kontor.providers.Providers;
import org.kontor.store.Transactions;
import org.kontor.tracking.store.JourneyBook;
import org.kontor.tracking.store.PollStore;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Has every carrier account asked about the numbers whose turn has come, round by round: one timer an account, so that
 * one server at a time asks it.
 */
@Component(
        service = {Polls.class, TimerHandler.class},
        configurationPid = "org.kontor.tracking")
public final class Polls implements TimerHandler {

    static final String POLL = "tracking.poll";

    /** Accounts whose timer has run: whoever begins one may still be rolled back. */
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final JourneyBook book;
    private final PollStore store;
    private final Transactions transactions;
    private final Timers timers;
    private final Clock clock;
    private final PollPlan plan;
    private final PollRound round;
    private final ExecutorService askers = Executors.newCachedThreadPool();

    @Activate
    public Polls(
            @Reference JourneyBook book,
            @Reference PollStore store,
            @Reference TrackingDesk desk,
            @Reference Transactions transactions,
            @Reference Providers providers,
            @Reference Timers timers,
            @Reference Clock clock,
            TrackingDesk.Settings settings) {
        this.book = book;
        this.store = store;
        this.transactions = transactions;
        this.timers = timers;
        this.clock = clock;
        this.plan = new PollPlan(Duration.ofMillis(settings.poll_millis()));
        Polling polling = new Polling(book, store, desk, transactions, clock, plan);
        this.round = new PollRound(polling, new Questions(providers), askers, clock, settings.polls_per_minute());
    }

    /** Questions that are being asked are given up; their numbers' turn has still come. */
    @Deactivate
    public void close() {
        askers.shutdownNow();
    }

    /** In the caller's transaction: the number is asked about soon, and from then on until its goods have arrived. */
    public void begin(Leg leg) {
        store.begin(leg.id(), leg.carrier(), plan.first(clock.instant()));
        if (!begun.contains(leg.carrier())) {
            begin(leg.carrier());
        }
    }

    @Override
    public String purpose() {
        return POLL;
    }

    @Override
    public Optional<Instant> due(UUID timer) {
        Optional<String> account = transactions.call(() -> store.account(timer));
        if (account.isEmpty()) {
            // A timer from when every number had one of its own.
            transactions.run(() -> book.legs().find(timer).ifPresent(leg -> begin(leg.carrier())));
        }
        account.ifPresent(begun::add);
        return account.map(round::of);
    }

    private void begin(String account) {
        UUID timer = UUID.nameUUIDFromBytes(account.getBytes(UTF_8));
        if (store.account(timer).isEmpty() && store.add(timer, account)) {
            timers.schedule(POLL, timer, plan.first(clock.instant()));
        }
    }
}
