package org.kontor.itests.crash;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kontor.accounts.Accounts;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Logistics;
import org.kontor.payment.Charges;
import org.kontor.providers.host.HostOfOne;
import org.kontor.providers.host.ProviderHost;
import org.kontor.store.NoConnectionException;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.testkit.TestStore;
import org.kontor.toolkit.http.Http;
import org.kontor.tracking.Deliveries;
import org.kontor.tracking.DeliveryConfidence;
import org.kontor.values.Money;
import org.kontor.work.Effect;
import org.kontor.work.FactHandler;
import org.kontor.work.Facts;
import org.kontor.work.Intentions;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.kontor.work.facts.Journal;
import org.kontor.work.intentions.IntentionDesk;
import org.kontor.work.queue.SchedulerQueue;
import org.kontor.work.queue.TimerDesk;

/**
 * The server as far as money goes: orders, payments and settlement with the payment sandbox, wired by their own
 * descriptors, on a real database with the real queue. Every start is a day later than the one before, at noon.
 */
final class House {

    static final String SECRET = "whsec-of-the-crash-test";

    private static final List<String> MODULES = List.of("work", "orders", "payments", "settlement");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final SchedulerQueue.Pace PACE =
            new SchedulerQueue.Pace(Duration.ofMillis(20), 8, Duration.ofMillis(250));

    final Path folder;
    final Traders traders = new Traders();
    final Clock clock;
    final Tables tables;
    private final Components components = new Components(List.of(
            "org.kontor.store.engine.Database",
            "org.kontor.providers.host.ProviderHost",
            "org.kontor.orders.",
            "org.kontor.payments.",
            "org.kontor.settlement.",
            "org.kontor.payment.sandbox."));
    private final SchedulerQueue queue;
    private final IntentionDesk intentions;
    private final TimerDesk timers;
    private final Duration ahead;

    House(Path folder, String database) {
        this.folder = folder;
        components.configure("org.kontor.store", Map.of("url", database, "pool_size", 20));
        components.configure("org.kontor.providers", Map.of("limit", 32, "queue", 1_000, "breaker_failures", 1_000));
        Transactions transactions = components.one(Transactions.class);
        Sql sql = components.one(Sql.class);
        awaitDatabase(transactions);
        MODULES.forEach(module -> TestStore.migrate(transactions, sql, module));
        tables = new Tables(transactions, sql);
        ahead = Days.next(folder, transactions, sql);
        clock = Clock.offset(Clock.systemUTC(), ahead);
        queue = new SchedulerQueue(transactions, sql, PACE);
        DailyQueue daily = new DailyQueue(queue, ahead);
        intentions = new IntentionDesk(transactions, sql, daily, clock, Duration.ofMillis(500));
        timers = new TimerDesk(daily, clock);
        give(new Journal(transactions, sql, clock, false));
        admit();
    }

    <T> T the(Class<T> type) {
        return components.one(type);
    }

    /** Begins to work: first on what the server before has left. */
    void open() {
        components.all(FactHandler.class).forEach(components.one(Journal.class)::add);
        components.all(Effect.class).forEach(intentions::add);
        components.all(TimerHandler.class).forEach(timers::add);
        queue.start(new DailyQueue.Daily(intentions, ahead), new DailyQueue.Daily(timers, ahead));
    }

    /** Returns when nothing is due any more; what is still due after all patience otherwise. */
    List<String> quiet() {
        return leftOf(tables::due);
    }

    /** Returns when everything is decided, however often it must be tried; what is not after all patience otherwise. */
    List<String> undecided() {
        return leftOf(() -> new Audit(this).undecided());
    }

    private static List<String> leftOf(Supplier<List<String>> work) {
        Instant deadline = Instant.now().plus(PATIENCE);
        List<String> left = work.get();
        while (!left.isEmpty() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            left = work.get();
        }
        return left;
    }

    Path providersBooks() {
        return folder.resolve("provider.jsonl");
    }

    /** It recovers first, and waits for nobody meanwhile. */
    private static void awaitDatabase(Transactions transactions) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                transactions.run(() -> {});
                return;
            } catch (NoConnectionException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
            }
        }
    }

    private void give(Journal journal) {
        components.give(Clock.class, clock);
        components.give(Journal.class, journal);
        components.give(Facts.class, journal);
        components.give(Intentions.class, intentions);
        components.give(Timers.class, timers);
        components.give(Accounts.class, traders);
        components.give(Deliveries.class, order -> new DeliveryConfidence(0.93, List.of()));
        components.give(Logistics.class, new NoLogistics());
        components.give(Http.class, new Courier(components));
    }

    private void admit() {
        components.configure(
                "org.kontor.payment.sandbox",
                Map.of(
                        "service_pid",
                        "org.kontor.payment.sandbox~main",
                        "journal",
                        providersBooks().toString(),
                        "settle_millis",
                        200L,
                        "webhook_url",
                        "http://localhost/webhooks/payments/" + Traders.ACCOUNT,
                        "_webhook_secret",
                        SECRET));
        Object sandbox = components.one(Charges.class);
        Set<Class<?>> abilities = new HashSet<>(Stream.of(sandbox.getClass().getInterfaces())
                .filter(type -> type.getPackage().equals(Charges.class.getPackage()))
                .toList());
        HostOfOne.admit(components.one(ProviderHost.class), Traders.ACCOUNT, sandbox, abilities);
    }

    /** Orders are placed without quotes here. */
    private record NoLogistics() implements Logistics {

        @Override
        public Chosen choose(UUID organisation, UUID shipmentRequest, UUID option) {
            throw new IllegalStateException("nothing is quoted here");
        }

        @Override
        public Conversion convert(Money amount, Currency to) {
            throw new IllegalStateException("nothing is converted here");
        }
    }
}
