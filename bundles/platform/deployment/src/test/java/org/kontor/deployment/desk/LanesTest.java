package org.kontor.deployment.desk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;
import org.kontor.work.TradeRuleException;

public class LanesTest {

    private static final String PLUGIN = "org.kontor.carrier.acme";

    private final Lanes lanes = new Lanes();
    private final ExecutorService others = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @After
    public void leave() {
        end.countDown();
        others.shutdownNow();
    }

    @Test
    public void anotherOperatorsWorkIsARefusal() throws Exception {
        others.submit(() -> lanes.alone(PLUGIN, "installing 2.0.0", this::lasting));
        assertTrue(begun.await(5, TimeUnit.SECONDS));

        TradeRuleException refused =
                assertThrows(TradeRuleException.class, () -> lanes.alone(PLUGIN, "remove", () -> "removed"));

        assertEquals(PLUGIN + " is busy: installing 2.0.0", refused.getMessage());
    }

    @Test
    public void theServersOwnWorkIsWaitedFor() throws Exception {
        others.submit(() -> lanes.aloneNow(PLUGIN, this::lasting));
        assertTrue(begun.await(5, TimeUnit.SECONDS));
        Future<String> removed = others.submit(() -> lanes.alone(PLUGIN, "remove", () -> "removed"));

        end.countDown();

        assertEquals("removed", removed.get(5, TimeUnit.SECONDS));
    }

    private String lasting() {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }
}
