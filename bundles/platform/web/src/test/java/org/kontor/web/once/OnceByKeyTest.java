package org.kontor.web.once;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.store.Keys;
import org.kontor.store.Types;
import org.kontor.testkit.TestStore;
import org.kontor.work.TradeRuleException;

public class OnceByKeyTest {

    record View(String secret, int number) {}

    @Rule
    public final TestStore store = TestStore.of("web");

    private final AtomicInteger effects = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(64);
    private AnswerTable table;
    private OnceByKey once;

    @Before
    public void start() {
        RuntimeDelegate.setInstance(new ResteasyProviderFactoryImpl());
        table = new AnswerTable(store.sql(), store.clock(), store.schema("web"));
        once = new OnceByKey(store.transactions(), table);
        store.transactions().run(() -> store.sql().now().execute("create table effects (number int)"));
    }

    @After
    public void stop() {
        threads.shutdownNow();
        Request.leave();
        RuntimeDelegate.setInstance(null);
    }

    @Test
    public void theSameRequestGetsTheSameAnswerByteForByte() {
        as("alice", "k1", "{}");
        Response first = once.inOneTransaction(this::created);
        Response again = once.inOneTransaction(this::created);

        assertEquals(201, again.getStatus());
        assertArrayEquals((byte[]) first.getEntity(), (byte[]) again.getEntity());
        assertEquals(first.getLocation(), again.getLocation());
        assertEquals(first.getEntityTag(), again.getEntityTag());
        assertEquals(first.getMediaType(), again.getMediaType());
        assertEquals("true", again.getHeaderString("Idempotency-Replayed"));
        assertEquals(1, effects.get());
    }

    @Test
    public void anAnswerThatIsNoLongerWhatWasKeptIsFound() {
        KeptAnswers kept = new KeptAnswers(store.transactions(), table);
        as("alice", "k1", "{}");
        once.inOneTransaction(this::created);
        as("alice", "k2", "{}");
        effect();
        assertEquals(List.of(), kept.since(Instant.EPOCH).evidence());
        assertEquals(2, kept.since(Instant.EPOCH).rows());
        assertEquals(0, kept.since(store.clock().instant().plusSeconds(1)).rows());

        set("body_sha256 = '0'");
        assertEquals(2, kept.since(Instant.EPOCH).evidence().size());

        set("body_sha256 = null");
        assertEquals(List.of(), kept.since(Instant.EPOCH).evidence());
        set("body_sha256 = '0', body = null");
        assertEquals(2, kept.since(Instant.EPOCH).evidence().size());
    }

    private void set(String changed) {
        store.transactions().run(() -> store.sql().now().execute("update idempotency_answers set " + changed));
    }

    @Test
    public void aLongAnswerIsGivenAgainToo() {
        View many = new View("x".repeat(300_000), 1);
        as("alice", "k1", "{}");
        Response first = once.inOneTransaction(() -> Response.ok(many).build());
        Response again = once.inOneTransaction(this::created);

        assertArrayEquals((byte[]) first.getEntity(), (byte[]) again.getEntity());
    }

    @Test
    public void anotherBodyUnderTheKeyIsRefused() {
        as("alice", "k1", "{}");
        once.inOneTransaction(this::created);

        as("alice", "k1", "{\"other\":1}");

        assertEquals(409, once.inOneTransaction(this::created).getStatus());
        assertEquals(409, effect().getStatus());
        assertEquals(1, effects.get());
    }

    @Test
    public void theSameKeyOfAnotherCallerIsAnotherRequest() {
        as("alice", "k1", "{}");
        once.inOneTransaction(this::created);
        as("bob", "k1", "{}");
        once.inOneTransaction(this::created);

        assertEquals(2, effects.get());
    }

    @Test
    public void strangersShareAnAnswerOnlyWithTheSameBody() {
        Request.anonymous("POST organisations", "k1", bytes("{\"a\":1}")).enter();
        once.inOneTransaction(this::created);
        Request.anonymous("POST organisations", "k1", bytes("{\"a\":2}")).enter();
        assertEquals(201, once.inOneTransaction(this::created).getStatus());
        Request.anonymous("POST organisations", "k1", bytes("{\"a\":1}")).enter();
        once.inOneTransaction(this::created);

        assertEquals(2, effects.get());
    }

    @Test
    public void ofManyAtOnceOneTakesEffectInOneTransaction() throws Exception {
        List<Response> answers = together(() -> once.inOneTransaction(this::written));

        assertEquals(1, rows("effects"));
        answers.forEach(answer -> assertArrayEquals((byte[]) answers.get(0).getEntity(), (byte[]) answer.getEntity()));
    }

    @Test
    public void ofManyAtOnceOneTakesEffectOutside() throws Exception {
        List<Response> answers = together(this::effect);

        assertEquals(1, effects.get());
        assertTrue(answers.stream().allMatch(answer -> answer.getStatus() == 201 || answer.getStatus() == 409));
        assertTrue(answers.stream().anyMatch(answer -> answer.getStatus() == 201));
    }

    @Test
    public void aSecondServerCarriesOnWhatTheFirstBegan() {
        as("alice", "k1", "{}");
        OnceByKey other = new OnceByKey(store.transactions(), table);
        Response[] second = new Response[1];

        Response first = once.withEffect(
                () -> {
                    effects.incrementAndGet();
                    return Keys.fresh();
                },
                id -> second[0] = secondServer(other),
                id -> created());

        assertEquals(201, first.getStatus());
        assertEquals(201, second[0].getStatus());
        assertArrayEquals((byte[]) second[0].getEntity(), (byte[]) first.getEntity());
    }

    @Test
    public void whoLosesTheRaceForAKeyIsToldThatTheFirstStillRuns() {
        as("alice", "k1", "{}");
        Request request = Request.current();

        Response late = once.withEffect(
                () -> {
                    inAnotherThread(() -> store.transactions().run(() -> table.insertBegun(request, Keys.fresh())));
                    return Keys.fresh();
                },
                id -> effects.incrementAndGet(),
                id -> created());

        assertEquals(409, late.getStatus());
        assertEquals("2", late.getHeaderString("Retry-After"));
        assertEquals(0, effects.get());
    }

    @Test
    public void whatWasBegunButNotAnsweredGoesOnWithTheSameResource() {
        as("alice", "k1", "{}");
        List<UUID> begun = new ArrayList<>();
        assertThrows(
                IllegalStateException.class,
                () -> once.withEffect(
                        () -> begun(begun),
                        id -> {
                            throw new IllegalStateException("the server dies");
                        },
                        id -> created()));

        List<UUID> carriedOn = new ArrayList<>();
        Response answer = once.withEffect(() -> begun(begun), carriedOn::add, id -> created());

        assertEquals(201, answer.getStatus());
        assertEquals(1, begun.size());
        assertEquals(begun, carriedOn);
    }

    @Test
    public void aRefusalIsNotKeptAndLeavesNothing() {
        as("alice", "k1", "{}");
        assertThrows(
                TradeRuleException.class,
                () -> once.inOneTransaction(() -> {
                    throw TradeRuleException.conflict("too-late", "It is too late", "begin anew");
                }));
        Response returned = once.inOneTransaction(() -> {
            written();
            return Response.status(422).entity(new View("no", 1)).build();
        });

        assertEquals(422, returned.getStatus());
        assertEquals(0, rows("effects"));
        assertEquals(0, rows("idempotency_answers"));
        assertEquals(201, once.inOneTransaction(this::created).getStatus());
    }

    @Test
    public void theDatabaseAloneDoesNotTellAnAnswer() {
        as("alice", "a key of the caller", "{}");
        once.inOneTransaction(this::created);

        String row = store.transactions().call(() -> store.sql()
                .now()
                .fetch("select * from idempotency_answers")
                .formatJSON());

        assertFalse(row, row.contains("kontor_hidden"));
        assertFalse(row, row.contains("/api/v1/things"));
        assertFalse(row, row.contains("a key of the caller"));
    }

    @Test
    public void aSealOpensOnlyWithItsOwnKeyAndInItsOwnPlace() {
        String sealed = Seal.madeOf("k1", "here").close("words");

        assertEquals("words", Seal.madeOf("k1", "here").open(sealed));
        assertThrows(
                IllegalStateException.class, () -> Seal.madeOf("k2", "here").open(sealed));
        assertThrows(
                IllegalStateException.class, () -> Seal.madeOf("k1", "there").open(sealed));
        assertFalse(sealed.equals(Seal.madeOf("k1", "here").close("words")));
    }

    @Test
    public void theSameKeyInAnotherScopeMakesAnotherSeal() {
        String sealed =
                Request.of("alice POST things", "k1", bytes("{}")).seal().close("words");
        Seal other = Request.of("bob POST things", "k1", bytes("{}")).seal();

        assertThrows(IllegalStateException.class, () -> other.open(sealed));
    }

    @Test
    public void anAnswerIsForgottenAfterAWeek() {
        store.add(new AnswerPurge(table, store.transactions(), store.timers(), store.clock()));
        as("alice", "k1", "{}");
        once.inOneTransaction(this::created);

        store.pass(Duration.ofDays(6));
        assertEquals(1, rows("idempotency_answers"));
        store.pass(Duration.ofDays(1).plusHours(2));

        assertEquals(0, rows("idempotency_answers"));
    }

    private Response created() {
        int number = effects.incrementAndGet();
        return Response.created(URI.create("/api/v1/things/" + number))
                .tag("1")
                .entity(new View("kontor_hidden", number))
                .build();
    }

    /** Its effect is a row, which a transaction that loses takes back. */
    private Response written() {
        store.sql().now().execute("insert into effects values (1)");
        return created();
    }

    private Response effect() {
        return once.withEffect(Keys::fresh, id -> effects.incrementAndGet(), id -> Response.status(201)
                .entity(new View("kontor_hidden", 1))
                .build());
    }

    private Response secondServer(OnceByKey other) {
        return other.withEffect(
                () -> {
                    throw new AssertionError("begun twice");
                },
                id -> assertEquals(1, effects.get()),
                id -> created());
    }

    private UUID begun(List<UUID> all) {
        all.add(Keys.fresh());
        return all.get(all.size() - 1);
    }

    private interface Call {
        Response run();
    }

    private List<Response> together(Call call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(64);
        List<Future<Response>> running = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            running.add(threads.submit(() -> {
                as("alice", "k1", "{}");
                start.await(20, TimeUnit.SECONDS);
                try {
                    return call.run();
                } finally {
                    Request.leave();
                }
            }));
        }
        List<Response> answers = new ArrayList<>();
        for (Future<Response> one : running) {
            answers.add(one.get(60, TimeUnit.SECONDS));
        }
        return answers;
    }

    private void inAnotherThread(Runnable work) {
        try {
            threads.submit(work).get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int rows(String name) {
        return store.transactions().call(() -> store.sql().now().fetchCount(Types.table(name)));
    }

    private static void as(String caller, String key, String body) {
        Request.of(caller + " POST things", key, bytes(body)).enter();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
