package org.kontor.deployment.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.kontor.deployment.store.SettingsAccountStore.Account;
import org.kontor.deployment.store.SettingsRevisionStore.Change;
import org.kontor.deployment.store.SettingsRevisionStore.Content;
import org.kontor.deployment.store.SettingsRevisionStore.Revision;
import org.kontor.deployment.store.SettingsSnapshotStore.Snapshot;
import org.kontor.store.Keys;
import org.kontor.store.engine.Engine;
import org.kontor.testkit.EitherDatabase;
import org.kontor.testkit.TestPostgres;

/** The same statements mean the same on Derby and PostgreSQL, also when several run at once. */
@RunWith(Parameterized.class)
public class SettingsTablesTest {

    private static final int AT_ONCE = 6;
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00.123456Z");

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final EitherDatabase database;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private Engine engine;
    private SettingsTables tables;

    public SettingsTablesTest(SQLDialect dialect) {
        this.database = new EitherDatabase(dialect, POSTGRES);
    }

    @Parameters(name = "{0}")
    public static List<SQLDialect> dialects() {
        return EitherDatabase.DIALECTS;
    }

    @Before
    public void open() {
        engine = database.with("deployment");
        tables = new SettingsTables(engine, () -> "deployment");
    }

    @After
    public void close() {
        threads.shutdownNow();
    }

    @Test
    public void whatIsWrittenIsRead() {
        Account account = account(1, false, "k1");
        Revision revision = revision(account, "k1");
        Snapshot snapshot = new Snapshot(
                Keys.fresh(),
                "org.kontor.carrier.acme",
                NOW,
                "k1",
                new SettingsSnapshotStore.Content(
                        Map.of("carrier.acme-main", 1L), Map.of("/etc/x.cfg", "sealed:v1:k1:y")));
        engine.run(() -> {
            assertTrue(tables.accounts().insert(account));
            tables.revisions().insert(revision);
            tables.snapshots().insert(snapshot);
        });

        engine.run(() -> {
            assertEquals(List.of(account), tables.accounts().all());
            assertEquals(List.of(account), tables.accounts().ofPlugin("org.kontor.carrier.acme"));
            assertEquals(Optional.of(account), tables.accounts().find("carrier.acme-main"));
            assertEquals(Optional.of(revision), tables.revisions().find(revision.id()));
            assertEquals(Optional.of(revision), tables.revisions().find("carrier.acme-main", 1));
            assertEquals(List.of(revision), tables.revisions().history("carrier.acme-main"));
            assertTrue(tables.revisions().hasSecrets());
            assertEquals(List.of(), tables.revisions().notSealedBy("k1"));
            assertEquals(Optional.of(snapshot), tables.snapshots().find(snapshot.id()));
            assertEquals(List.of(snapshot), tables.snapshots().notSealedBy("k2"));
        });
    }

    @Test
    public void sealingAnewReplacesTheSecretsInPlace() {
        Account account = account(1, false, "k1");
        Revision revision = revision(account, "k1");
        engine.run(() -> {
            tables.accounts().insert(account);
            tables.revisions().insert(revision);
            tables.revisions().reseal(revision.id(), "k2", new Content(Map.of(), Set.of(), Map.of()));
            tables.accounts().resealed(revision.id(), "k2");
        });

        engine.run(() -> {
            assertEquals(
                    "k2",
                    tables.accounts().find("carrier.acme-main").orElseThrow().sealedBy());
            Revision sealed = tables.revisions().find(revision.id()).orElseThrow();
            assertEquals("k2", sealed.sealedBy());
            assertEquals(revision.change(), sealed.change());
        });
    }

    @Test
    public void ofManyWhoCreateOneAccountOneDoes() throws Exception {
        assertEquals(1, succeed(() -> engine.call(() -> tables.accounts().insert(account(1, false, "")))));
    }

    @Test
    public void ofManyWhoChangeOneRevisionOneDoes() throws Exception {
        engine.run(() -> tables.accounts().insert(account(1, false, "")));

        assertEquals(1, succeed(() -> engine.call(() -> tables.accounts().advance(account(2, true, "")))));
        engine.run(() -> {
            assertFalse(tables.accounts().advance(account(2, false, "")));
            assertTrue(tables.accounts().find("carrier.acme-main").orElseThrow().gone());
        });
    }

    private int succeed(Callable<Boolean> attempt) throws Exception {
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            attempts.add(attempt);
        }
        int won = 0;
        for (Future<Boolean> one : threads.invokeAll(attempts)) {
            won += one.get() ? 1 : 0;
        }
        return won;
    }

    private static Account account(long revision, boolean gone, String sealedBy) {
        return new Account(
                "carrier.acme-main",
                "org.kontor.carrier.acme",
                "org.kontor.carrier.acme",
                "main",
                Keys.fresh(),
                revision,
                gone,
                sealedBy);
    }

    private static Revision revision(Account account, String sealedBy) {
        return new Revision(
                account.revisionId(),
                account.account(),
                account.revision(),
                account.gone(),
                new Change(NOW, "ann", List.of(".password", "url"), "created"),
                sealedBy,
                new Content(
                        Map.of("url", "https://acme.example", "zones", "DE,FR"),
                        Set.of("zones"),
                        Map.of(".password", "sealed:v1:" + sealedBy + ":x")));
    }
}
