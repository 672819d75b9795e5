package org.kontor.itests.crash;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.kontor.testkit.TestPostgres;

/**
 * Kills a server under load at any moment, {@code -Dkontor.random.kills} times, on PostgreSQL and a third as often on
 * Derby; the next one recovers and is audited.
 */
public class RandomKillsTest {

    private static final int KILLS = Integer.getInteger("kontor.random.kills", 1);
    private static final int DEATHS = 25;
    private static final int LONGEST_LIFE_MILLIS = 1_500;

    @ClassRule
    public static final TestPostgres POSTGRESQL = new TestPostgres();

    private static Morgue morgue;

    private final Random random = new Random(Long.getLong("kontor.crash.seed", 1));

    @BeforeClass
    public static void open() throws IOException {
        morgue = new Morgue(Path.of("target", "crashes", "random"));
    }

    @Test
    public void wheneverAServerOnDerbyDiesTheBooksOfBothSidesAgree() throws IOException {
        kill(morgue.fresh(), Math.max(1, KILLS / 3));
    }

    @Test
    public void wheneverAServerOnPostgresDiesTheBooksOfBothSidesAgree() throws IOException {
        for (int left = KILLS; left > 0; left -= DEATHS) {
            kill(morgue.fresh(POSTGRESQL.freshDatabase()), Math.min(left, DEATHS));
        }
    }

    /** Every fourth time while it starts and recovers. */
    private void kill(Victim victim, int times) {
        for (int i = 0; i < times; i++) {
            Duration life = Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS));

            boolean early = i % 4 == 3;
            int died = victim.dieAfter(early ? life.multipliedBy(3) : life, early, random.nextLong());

            assertEquals(victim.words(), Victim.KILLED, died);
        }
        int ended = victim.run(CrashServer.Task.FINISH);
        assertEquals(victim.words(), 0, ended);
    }
}
