package org.kontor.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;

/** Runs whole trades against a server: at a constant arrival rate, or as fast as a number of clients can. */
final class Load {

    static final String[] STEPS = {
        "quote", "order", "pay", "check", "pack", "mark", "book", "label", "handover", "track", "accept", "whole trade"
    };

    /** {@code steps} hold latencies; in the constant arrival a trade's whole time counts from when it should have begun. */
    record Outcome(long trades, long failures, double seconds, Steps steps, String firstFailure) {

        double tradesPerSecond() {
            return trades / seconds;
        }
    }

    private final List<Traders> traders;
    private final AtomicLong next = new AtomicLong();

    Load(List<Traders> traders) {
        this.traders = List.copyOf(traders);
    }

    /** As many trades as the clients can do one after the other. */
    Outcome atFullSpeed(int clients, Duration duration) throws InterruptedException {
        Run run = new Run();
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        for (int i = 0; i < clients; i++) {
            pool.execute(() -> {
                while (System.nanoTime() - start < duration.toNanos()) {
                    run.trade(System.nanoTime());
                }
            });
        }
        return run.outcome(pool, start);
    }

    /** Trades begin at a fixed rate whatever the server does; one that has to wait counts its waiting. */
    Outcome atRate(double perSecond, Duration duration) throws InterruptedException {
        Run run = new Run();
        long start = System.nanoTime();
        long gap = (long) (1e9 / perSecond);
        ExecutorService pool = Executors.newCachedThreadPool();
        for (long due = start; due - start < duration.toNanos(); due += gap) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long intended = due;
            pool.execute(() -> run.trade(intended));
        }
        return run.outcome(pool, start);
    }

    private final class Run {

        private final Steps steps = new Steps(STEPS);
        private final AtomicLong done = new AtomicLong();
        private final List<String> failures = java.util.Collections.synchronizedList(new ArrayList<>());

        void trade(long intendedStart) {
            try {
                whole(traders.get((int) (next.getAndIncrement() % traders.size())));
                steps.took("whole trade", System.nanoTime() - intendedStart);
                done.incrementAndGet();
            } catch (RuntimeException e) {
                failures.add(e.toString());
            }
        }

        private void whole(Traders pair) {
            TradeRun trade = new TradeRun(pair, Duration.ofMillis(20));
            timed("quote", trade.quote());
            timed("order", trade.placeOrder());
            timed("pay", trade.payUntilPaid());
            timed("check", trade.check("warm white"));
            timed("pack", trade.pack());
            timed("mark", trade.mark());
            timed("book", trade.book());
            timed("label", trade.label());
            timed("handover", trade.handOver());
            timed("track", trade.refreshUntilDelivered());
            Http.Answer accepted = trade.accept();
            timed("accept", accepted);
            if (!accepted.text("state").equals("SETTLED")) {
                throw new IllegalStateException("accepted, but " + accepted.text("state"));
            }
        }

        private void timed(String step, Http.Answer answer) {
            steps.took(step, answer.nanos());
        }

        Outcome outcome(ExecutorService pool, long start) throws InterruptedException {
            pool.shutdown();
            if (!pool.awaitTermination(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("trades still run after five minutes");
            }
            return new Outcome(
                    done.get(),
                    failures.size(),
                    (System.nanoTime() - start) / 1e9,
                    steps,
                    failures.isEmpty() ? "" : failures.get(0));
        }
    }
}
