package org.kontor.web.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.web.Public;

public class ServingUnderLoadTest {

    @Path("steady")
    @Produces("application/json")
    public static final class Steady {
        @GET
        @Public("a test")
        public String get() {
            return "1";
        }
    }

    @Path("passing")
    @Produces("application/json")
    public static final class Passing {
        @GET
        @Public("a test")
        public String get() {
            return "2";
        }
    }

    @Path("slow")
    @Produces("application/json")
    public static final class Slow {
        private final CountDownLatch entered = new CountDownLatch(2);
        private final CountDownLatch released = new CountDownLatch(1);

        @GET
        @Public("a test")
        public String get() throws InterruptedException {
            entered.countDown();
            assertTrue(released.await(20, TimeUnit.SECONDS));
            return "3";
        }
    }

    @Rule
    public final RunningApi api = new RunningApi(2);

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @After
    public void stop() {
        threads.shutdownNow();
    }

    @Test
    public void noRequestFailsWhileOtherResourcesComeAndGo() throws Exception {
        api.servlet.addResource(new Steady());
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger served = new AtomicInteger();
        Set<Integer> answers = new ConcurrentSkipListSet<>();
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            callers.add(threads.submit(() -> {
                while (going.get()) {
                    answers.add(api.get("steady", "").statusCode());
                    served.incrementAndGet();
                }
                return null;
            }));
        }

        Passing passing = new Passing();
        for (int i = 0; i < 50; i++) {
            api.servlet.addResource(passing);
            api.servlet.removeResource(passing);
        }
        going.set(false);
        for (Future<?> caller : callers) {
            caller.get(20, TimeUnit.SECONDS);
        }

        assertEquals(Set.of(200), answers);
        assertTrue("only " + served, served.get() > 50);
    }

    @Test
    public void anEngineEndsWithItsLastRequestAndServesNoOtherAfterIt() throws Exception {
        Engine engine = new Engine(api.servlet.getServletConfig(), List.of(), new Gate(List.of(), api.times));
        assertTrue(engine.enter());
        assertFalse(engine.retire(0));

        engine.leave();

        assertFalse(engine.enter());
    }

    @Test
    public void aRemovedResourceIsGoneAndComesBack() throws Exception {
        Passing passing = new Passing();
        api.servlet.addResource(passing);

        api.servlet.removeResource(passing);
        assertEquals(404, api.get("passing", "").statusCode());

        api.servlet.addResource(passing);
        assertEquals(200, api.get("passing", "").statusCode());
    }

    @Test
    public void whoComesToAFullServerIsToldToComeBack() throws Exception {
        Slow slow = new Slow();
        api.servlet.addResource(slow);
        List<Future<HttpResponse<String>>> running = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            running.add(threads.submit(() -> api.get("slow", "")));
        }
        assertTrue(slow.entered.await(20, TimeUnit.SECONDS));

        HttpResponse<String> refused = api.get("slow", "");

        assertEquals(503, refused.statusCode());
        assertEquals("1", refused.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(refused.body(), refused.body().contains("/problems/busy"));
        slow.released.countDown();
        for (Future<HttpResponse<String>> one : running) {
            assertEquals(200, one.get(20, TimeUnit.SECONDS).statusCode());
        }
    }
}
