package org.kontor.itests.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.kontor.itests.crash.ClientJournal.Answer;
import org.kontor.itests.crash.ClientJournal.Told;
import org.kontor.store.Keys;

/** Four traders at once, and sellers who are paid: first they go on with what they had begun, then they trade anew. */
final class Client {

    private static final int TRADERS = 4;
    private static final int STEPS_IN_A_ROW = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Queue<Trade> open = new ConcurrentLinkedQueue<>();
    private final Map<Trade, RuntimeException> refused = new ConcurrentHashMap<>();
    private final ClientJournal journal;
    private final Walk walk;
    private final Payees payees;
    private final List<Script> scripts;
    private final Random random;

    Client(House house, ClientJournal journal, List<Script> scripts, Random random) {
        this.journal = journal;
        this.walk = new Walk(house, journal);
        this.payees = new Payees(house, journal);
        this.scripts = scripts;
        this.random = random;
        Set<String> ended = journal.answers().stream()
                .filter(told -> told.answer() == Answer.ENDED)
                .map(Told::about)
                .collect(Collectors.toSet());
        journal.trades().stream()
                .filter(trade -> !ended.contains(trade.order().toString()))
                .forEach(open::add);
    }

    /** Trades until the time is over, or the server dies of it. */
    void trade(Duration time) {
        Instant end = Instant.now().plus(time);
        atOnce(() -> {
            while (Instant.now().isBefore(end)) {
                goOn(next());
            }
        });
    }

    /** Ends what has been begun; returns what could not be ended. */
    List<String> finish() {
        Instant end = Instant.now().plus(PATIENCE);
        atOnce(() -> {
            Trade trade = open.poll();
            while (trade != null) {
                goOn(trade);
                trade = Instant.now().isBefore(end) ? open.poll() : null;
            }
        });
        boolean paid = false;
        while (!paid && Instant.now().isBefore(end)) {
            paid = sellersGoOn();
            pause();
        }
        return open.stream()
                .map(trade -> trade + " does not end: its order is " + walk.state(trade) + ", " + refused.get(trade))
                .toList();
    }

    private Trade next() {
        Trade known = open.poll();
        if (known != null) {
            return known;
        }
        Script script;
        synchronized (random) {
            script = scripts.get(random.nextInt(scripts.size()));
        }
        Trade trade = new Trade(Keys.fresh(), script);
        walk.begin(trade);
        return trade;
    }

    /** A trade that takes long lets others go on, and one whose step is refused is tried again. */
    private void goOn(Trade trade) {
        for (int steps = 0; steps < STEPS_IN_A_ROW; steps++) {
            try {
                if (walk.step(trade)) {
                    journal.answered(Answer.ENDED, trade.order());
                    return;
                }
            } catch (RuntimeException e) {
                refused.put(trade, e);
            }
            pause();
        }
        open.add(trade);
    }

    private void atOnce(Runnable work) {
        ExecutorService threads = Executors.newFixedThreadPool(TRADERS + 1);
        AtomicBoolean over = new AtomicBoolean();
        List<Future<?>> traders = new ArrayList<>();
        for (int i = 0; i < TRADERS; i++) {
            traders.add(threads.submit(work));
        }
        Future<?> sellers = threads.submit(() -> {
            while (!over.get()) {
                sellersAsk();
            }
        });
        try {
            for (Future<?> trader : traders) {
                trader.get();
            }
            over.set(true);
            sellers.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a trader has failed", e);
        } finally {
            threads.shutdown();
        }
    }

    /** A seller whom another change has overtaken asks again. */
    private void sellersAsk() {
        try {
            payees.ask();
            payees.goOn();
        } catch (RuntimeException overtaken) {
            pause();
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    private boolean sellersGoOn() {
        try {
            return payees.goOn();
        } catch (RuntimeException overtaken) {
            return false;
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
}
