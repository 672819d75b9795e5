package org.kontor.testkit.swap;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.LampTrade;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;

/**
 * Traders who ask for quotes, and others who quote, order, pay and book, at constant rates whatever happens to the
 * plugins. A trade whose carrier or bank is away waits, as a trader would; an answer that no trader should see is a failure.
 */
public final class SwapTraffic {

    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final long NANOS = 1_000_000_000L;

    private final List<Traders> traders;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong next = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Set<String> paid = ConcurrentHashMap.newKeySet();
    private final Set<String> booked = ConcurrentHashMap.newKeySet();
    private final Queue<Long> waits = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final ExecutorService clients = Executors.newCachedThreadPool();

    public SwapTraffic(List<Traders> traders) {
        this.traders = traders.stream().map(pair -> pair.before(this::seen)).toList();
    }

    public void begin(double quotesPerSecond, double tradesPerSecond) {
        each(quotesPerSecond, this::quote);
        each(tradesPerSecond, due -> trade());
    }

    /** No new ones begin; returns when those under way have ended. */
    public void end() throws InterruptedException {
        clock.shutdownNow();
        clock.awaitTermination(10, TimeUnit.SECONDS);
        clients.shutdown();
        if (!clients.awaitTermination(3, TimeUnit.MINUTES)) {
            failures.add("trades still wait after three minutes");
            clients.shutdownNow();
        }
    }

    /** Forgets the latencies so far. */
    public void forgetLatencies() {
        waits.clear();
    }

    /** How long the quotes since then took, from when they should have begun. */
    public double p99Millis() {
        long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(0.99 * sorted.length) - 1] / 1e6;
    }

    public long requests() {
        return requests.get();
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** Numbers of the orders that were paid. */
    public Set<String> paid() {
        return Set.copyOf(paid);
    }

    /** Numbers of the orders whose carrier was booked. */
    public Set<String> booked() {
        return Set.copyOf(booked);
    }

    private void seen(Http.Answer answer) {
        requests.incrementAndGet();
        if (answer.status() >= 500) {
            failures.add(answer.status() + " " + answer.body());
        }
    }

    private void each(double perSecond, java.util.function.LongConsumer work) {
        if (perSecond > 0) {
            long gap = (long) (NANOS / perSecond);
            clock.scheduleAtFixedRate(
                    () -> {
                        long due = System.nanoTime();
                        clients.execute(() -> attempt(() -> work.accept(due)));
                    },
                    0,
                    gap,
                    TimeUnit.NANOSECONDS);
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failures.add(e.toString());
        }
    }

    private void quote(long due) {
        pair().buyer()
                .post(
                        "shipment-requests",
                        LampTrade.anotherRequest(LocalDate.now(ZoneOffset.UTC).plusDays(3)))
                .expect(201);
        waits.add(System.nanoTime() - due);
    }

    private void trade() {
        TradeRun trade = new TradeRun(pair(), GLANCE);
        trade.quoteUntilOffered();
        String number = trade.placeOrder().text("number");
        trade.payUntilPaid();
        paid.add(number);
        trade.check("warm white");
        trade.pack();
        trade.bookUntilBooked();
        trade.label();
        booked.add(number);
    }

    private Traders pair() {
        return traders.get((int) (next.getAndIncrement() % traders.size()));
    }

    /** For a sentence: the first few. */
    public static String few(List<String> failures) {
        return String.join("\n", failures.subList(0, Math.min(5, failures.size())));
    }

    @Override
    public String toString() {
        return Arrays.toString(new long[] {requests.get(), paid.size(), booked.size(), failures.size()});
    }
}
