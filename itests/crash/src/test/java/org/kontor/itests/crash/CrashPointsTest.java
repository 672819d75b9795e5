package org.kontor.itests.crash;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.ClassRule;
import org.junit.Test;
import org.kontor.testkit.TestPostgres;

/**
 * Kills a server at crash points of the money's path, {@code -Dkontor.kills} times each, and has the next one on the same
 * files recover and be audited: on PostgreSQL, or with {@code -Dkontor.crash.database=derby} on Derby.
 */
public class CrashPointsTest {

    private static final int KILLS = Integer.getInteger("kontor.kills", 1);
    private static final int LANES = Integer.getInteger("kontor.crash.lanes", 2);
    private static final boolean DERBY = "derby".equals(System.getProperty("kontor.crash.database"));

    /** Then everything that was begun is ended, and another victim takes the place. */
    private static final int DEATHS = 25;

    private static final int LATEST_HIT = 3;

    @ClassRule
    public static final TestPostgres POSTGRESQL = new TestPostgres();

    private final AtomicLong killed = new AtomicLong();
    private final AtomicLong seeds = new AtomicLong(Long.getLong("kontor.crash.seed", 1));

    @Test
    public void whereverAServerDiesTheBooksOfBothSidesAgree() throws IOException, InterruptedException {
        Morgue morgue = new Morgue(Path.of("target", "crashes", "points"));
        Queue<String> points = new ConcurrentLinkedQueue<>(points());
        int all = points.size() * KILLS;
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        List<Future<?>> running = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            running.add(lanes.submit(() -> kill(morgue, points)));
        }
        lanes.shutdown();

        for (Future<?> lane : running) {
            end(lane);
        }

        assertEquals(all, killed.get());
    }

    private static List<String> points() {
        String some = System.getProperty("kontor.crash.points", "capture.after-call");
        return Points.ofMoney().stream().filter(point -> point.startsWith(some)).toList();
    }

    private Void kill(Morgue morgue, Queue<String> points) throws IOException {
        Victim victim = fresh(morgue);
        for (String point = points.poll(); point != null; point = points.poll()) {
            for (int i = 0; i < KILLS; i++) {
                victim = victim.deaths() < DEATHS ? victim : replaced(victim, morgue);
                kill(victim, point, i);
            }
            System.out.println(killed + " killed, " + KILLS + " of them at " + point);
        }
        finish(victim);
        return null;
    }

    /** Every third time also while it recovers. */
    private void kill(Victim victim, String point, int i) {
        boolean onceAStart = point.startsWith("closing");
        boolean early = onceAStart || i % 3 == 2;
        int nth = onceAStart ? 1 : 1 + i % LATEST_HIT;

        int ended = victim.dieAt(point, nth, early, seeds.incrementAndGet());

        assertEquals("at " + point + ", hit " + nth + ", " + victim.words(), Victim.KILLED, ended);
        killed.incrementAndGet();
    }

    private static Victim replaced(Victim victim, Morgue morgue) throws IOException {
        finish(victim);
        return fresh(morgue);
    }

    private static Victim fresh(Morgue morgue) throws IOException {
        return DERBY ? morgue.fresh() : morgue.fresh(POSTGRESQL.freshDatabase());
    }

    private static void finish(Victim victim) {
        int ended = victim.run(CrashServer.Task.FINISH);
        assertEquals(victim.words(), 0, ended);
    }

    private static void end(Future<?> lane) throws InterruptedException {
        try {
            lane.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        }
    }
}
