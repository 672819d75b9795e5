package org.kontor.outbound.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kontor.outbound.Exchange;
import org.kontor.outbound.store.ExchangeStore;
import org.kontor.store.Keys;
import org.kontor.store.NoConnectionException;
import org.kontor.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the backlog down on one thread of its own, many lines in a transaction. While the database is away the lines wait;
 * what it does not take is given up and counted.
 */
@Component(
        service = {},
        immediate = true)
public final class JournalWriter {

    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final int AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final long REST_MILLIS = 500;
    private static final long STOP_MILLIS = 3_000;

    private final Backlog backlog;
    private final ExchangeStore store;
    private final Transactions transactions;
    private final Thread thread = new Thread(this::run, "outbound-journal");
    private final CountDownLatch stop = new CountDownLatch(1);
    private boolean failing;

    @Activate
    public JournalWriter(
            @Reference Backlog backlog, @Reference ExchangeStore store, @Reference Transactions transactions) {
        this.backlog = backlog;
        this.store = store;
        this.transactions = transactions;
    }

    @Activate
    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** What waits is still written, if the database takes it in time. */
    @Deactivate
    void stop() throws InterruptedException {
        stop.countDown();
        thread.join(STOP_MILLIS);
    }

    /** Writes what waits, waiting for a first line if none does; false when there was none. */
    boolean writeSome() throws InterruptedException {
        List<Line> lines = backlog.take(AT_ONCE, isStopping() ? Duration.ZERO : PATIENCE);
        if (!lines.isEmpty()) {
            write(lines.stream().map(line -> Redaction.of(line, Keys.fresh())).toList());
        }
        return !lines.isEmpty();
    }

    private void run() {
        try {
            boolean wrote = true;
            while (wrote || !isStopping()) {
                wrote = writeSome();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Exchange> exchanges) throws InterruptedException {
        try {
            boolean written = written(exchanges);
            while (!written && !stop.await(REST_MILLIS, TimeUnit.MILLISECONDS)) {
                written = written(exchanges);
            }
            backlog.lost(written ? 0 : exchanges.size());
        } catch (RuntimeException e) {
            backlog.lost(exchanges.size());
            warn("{} lines of the providers' journal are lost", exchanges.size(), e);
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    /** False when the database gives no connection. */
    private boolean written(List<Exchange> exchanges) {
        try {
            transactions.run(() -> store.insert(exchanges));
            failing = false;
            return true;
        } catch (NoConnectionException e) {
            warn("{} lines of the providers' journal wait for the database", exchanges.size(), e);
            return false;
        }
    }

    /** The first failure of many is told. */
    private void warn(String message, int lines, RuntimeException failure) {
        if (!failing) {
            LOG.warn(message, lines, failure);
        }
        failing = true;
    }
}
