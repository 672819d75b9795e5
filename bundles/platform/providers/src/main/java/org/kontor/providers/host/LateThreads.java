package org.kontor.providers.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.providers.Inquiries.Late;

/**
 * Waits for answers that nobody who asked waits for any more. A few threads suffice: while one call is awaited, the
 * deadlines of those behind it pass too.
 */
final class LateThreads {

    private static final int THREADS = 4;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor pool;

    LateThreads() {
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "kontor-late-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    <R> Late<R> await(Question<R> question) {
        return new Late<>(
                question.account().name(), question.left(), CompletableFuture.supplyAsync(question::answer, pool));
    }

    void close() {
        pool.shutdownNow();
    }
}
