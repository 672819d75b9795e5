package org.kontor.outbound.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Exchanges that wait to be written: so many, so many bytes. What does not fit is dropped and counted; nobody waits. */
@Component(service = Backlog.class)
public final class Backlog {

    private static final int MOST_LINES = 2_000;
    private static final long MOST_BYTES = 32L << 20;

    private final BlockingQueue<Line> lines;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    @Activate
    public Backlog() {
        this(MOST_LINES, MOST_BYTES);
    }

    Backlog(int mostLines, long mostBytes) {
        this.lines = new ArrayBlockingQueue<>(mostLines);
        this.mostBytes = mostBytes;
    }

    void add(Line line) {
        if (bytes.addAndGet(line.bytes()) > mostBytes || !lines.offer(line)) {
            bytes.addAndGet(-line.bytes());
            lost(1);
        }
    }

    /** What waits, at most so many; when nothing does, waits so long for a first. */
    List<Line> take(int most, Duration patience) throws InterruptedException {
        List<Line> taken = new ArrayList<>();
        Line first = lines.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            lines.drainTo(taken, most - 1);
        }
        taken.forEach(line -> bytes.addAndGet(-line.bytes()));
        return taken;
    }

    /** Lines that could not be written. */
    void lost(long count) {
        dropped.addAndGet(count);
    }

    /** How many exchanges the journal does not tell of since the server started. */
    public long dropped() {
        return dropped.get();
    }
}
