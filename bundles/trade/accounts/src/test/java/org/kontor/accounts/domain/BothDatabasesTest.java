package org.kontor.accounts.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.kontor.accounts.domain.Refusals.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.SQLDialect;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.kontor.accounts.Verification.Decision;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Types;
import org.kontor.store.engine.Engine;
import org.kontor.testkit.EitherDatabase;
import org.kontor.testkit.TestClock;
import org.kontor.testkit.TestPostgres;
import org.kontor.testkit.TestStore;
import org.kontor.verification.Finding;
import org.kontor.work.TradeRuleException;
import org.kontor.work.facts.Journal;
import org.kontor.work.intentions.IntentionDesk;
import org.kontor.work.queue.Queue;

/** The same statements mean the same on Derby and PostgreSQL, also when several run at once. */
@RunWith(Parameterized.class)
public class BothDatabasesTest {

    private static final int AT_ONCE = 6;

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final EitherDatabase database;

    private final TestClock clock = new TestClock();
    private final FakeVerifier verifier = new FakeVerifier();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private Engine engine;
    private Desks desks;

    public BothDatabasesTest(SQLDialect dialect) {
        this.database = new EitherDatabase(dialect, POSTGRES);
    }

    @Parameters(name = "{0}")
    public static List<SQLDialect> dialects() {
        return EitherDatabase.DIALECTS;
    }

    @Before
    public void open() {
        engine = database.with("work", "accounts");
        FakeProviders providers = new FakeProviders(engine);
        providers.add(FakeVerifier.ACCOUNT, verifier);
        providers.add(FakeBank.ACCOUNT, new FakeBank());
        IntentionDesk intentions = new IntentionDesk(engine, engine, new NoQueue(), clock, TestStore.RECOVERY);
        desks = new Desks(
                new Desks.Ground(engine, engine, new Journal(engine, engine, clock, false), intentions, clock),
                providers);
        intentions.add(desks.verificationEffect);
        intentions.add(desks.instrumentEffect);
    }

    @After
    public void close() {
        threads.shutdownNow();
    }

    @Test
    public void aTraderRegistersIsReviewedAndBindsACard() {
        Caller owner = desks.registered("buy@elbe.example");
        Caller first = desks.operator("first");
        verifier.willFind(new Finding.UnderReview("case", "the name is on a list"));
        UUID verification = desks.verify(owner);
        desks.review.decide(verification, Decision.VERIFY, "seen", first);
        desks.review.decide(verification, Decision.VERIFY, "seen", desks.operator("second"));
        desks.accounts.requireVerified(owner.organisation(), "order");
        UUID instrument = desks.transactions.call(() -> desks.instruments.begin(
                owner.organisation(),
                new InstrumentDesk.Wish(Optional.empty(), "setup_1", "Elbe Leuchten GmbH"),
                owner));
        desks.instruments.carryOut(instrument);

        assertEquals(
                "4242",
                desks.accounts.instrument(owner.organisation(), instrument).lastDigits());
        assertEquals(List.of(), desks.review.open());
        Credential key =
                desks.keys.list(owner.organisation(), Slice.first(10), owner).get(0);
        desks.keys.revoke(owner.organisation(), key.id(), owner);
        assertEquals(List.of(), desks.keys.list(owner.organisation(), Slice.first(10), owner));
    }

    @Test
    public void aTakenAddressIsRefusedInAJoinedTransactionThatGoesOn() {
        desks.register("buy@elbe.example");

        long organisations = desks.transactions.call(() -> {
            refused("email-taken", () -> desks.register("buy@elbe.example"));
            return (long) engine.now().fetchCount(Types.table("members"));
        });

        assertEquals(1, organisations);
    }

    @Test
    public void ofManyWhoRegisterAnAddressAtOnceOneIsRegistered() throws Exception {
        desks.hash();

        List<String> outcomes = atOnce(() -> desks.register("buy@elbe.example"));

        assertEquals(1, Collections.frequency(outcomes, "done"));
        assertEquals(AT_ONCE - 1, Collections.frequency(outcomes, "email-taken"));
        assertEquals(1, (int) desks.transactions.call(() -> engine.now().fetchCount(Types.table("organisations"))));
    }

    @Test
    public void ofManyKeysOfOneNameMadeAtOnceTwoLive() throws Exception {
        Caller owner = desks.registered("buy@elbe.example");
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));

        List<String> outcomes = atOnce(() -> desks.keys.create(
                owner.organisation(), new KeyDesk.Wish("erp", Set.of(Permission.READ), tomorrow), owner));

        assertEquals(2, Collections.frequency(outcomes, "done"));
        assertEquals(AT_ONCE - 2, Collections.frequency(outcomes, "too-many-keys"));
    }

    @Test
    public void ofManyVerificationsBegunAtOnceOneRuns() throws Exception {
        Caller owner = desks.registered("buy@elbe.example");

        List<String> outcomes = atOnce(() -> desks.transactions.call(
                () -> desks.verifications.begin(owner.organisation(), Optional.empty(), owner)));

        assertEquals(outcomes.toString(), 1, Collections.frequency(outcomes, "done"));
        assertTrue(
                outcomes.toString(),
                Set.of("done", "stale", "verification-open").containsAll(outcomes));
    }

    private List<String> atOnce(Callable<?> work) throws Exception {
        List<Future<String>> running = threads.invokeAll(Collections.nCopies(AT_ONCE, () -> {
            try {
                work.call();
                return "done";
            } catch (TradeRuleException e) {
                return e.code();
            }
        }));
        List<String> outcomes = new ArrayList<>();
        for (Future<String> one : running) {
            outcomes.add(one.get());
        }
        return outcomes;
    }

    /** Nothing here waits for the queue. */
    private static final class NoQueue implements Queue {

        @Override
        public void plan(Kind kind, String instance, Instant due) {}

        @Override
        public void forget(Kind kind, String instance) {}

        @Override
        public List<Plan> planned(Kind kind, int most) {
            return List.of();
        }
    }
}
