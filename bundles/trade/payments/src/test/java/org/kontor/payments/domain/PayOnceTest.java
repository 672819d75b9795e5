package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.payment.Captures;
import org.kontor.testkit.TestStore;
import org.kontor.web.Once;
import org.kontor.web.once.AnswerTable;
import org.kontor.web.once.OnceByKey;
import org.kontor.web.once.Request;

/** One Idempotency-Key, sent by many at once, is one payment and one charge. */
public class PayOnceTest {

    private static final int THREADS = 64;

    @Rule
    public final TestStore store = TestStore.of("web", "orders", "payments");

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private Till till;
    private Once once;

    @Before
    public void open() {
        RuntimeDelegate.setInstance(new ResteasyProviderFactoryImpl());
        till = new Till(store, Captures.class);
        till.bank.reservesFirst();
        once = new OnceByKey(store.transactions(), new AnswerTable(store.sql(), store.clock(), store.schema("web")));
    }

    @After
    public void close() {
        threads.shutdownNow();
        RuntimeDelegate.setInstance(null);
        till.booksMustBalance();
    }

    @Test
    public void sixtyFourRequestsWithOneKeyAreOnePayment() throws Exception {
        Order order = till.placed();
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            answers.add(threads.submit(() -> {
                together.await();
                return pay(order);
            }));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get(60, TimeUnit.SECONDS));
        }

        assertTrue(statuses.toString(), statuses.stream().allMatch(status -> status == 201 || status == 409));
        assertTrue(statuses.contains(201));
        assertEquals(1, till.bank.charges());
        assertEquals(1, till.bank.captures());
        assertEquals(List.of("CAPTURE"), till.transfers(order));
    }

    /** As the resource does it. */
    private int pay(Order order) {
        Request.of("buyer POST payments", "one-key", "{}".getBytes(StandardCharsets.UTF_8))
                .enter();
        try {
            return once.withEffect(
                            () -> till.desk.begin(order.id(), Optional.empty(), Optional.empty(), till.buyer),
                            till.desk::carryOut,
                            PayOnceTest::created)
                    .getStatus();
        } finally {
            Request.leave();
        }
    }

    private static Response created(UUID payment) {
        return Response.status(201).entity(List.of(payment.toString())).build();
    }
}
