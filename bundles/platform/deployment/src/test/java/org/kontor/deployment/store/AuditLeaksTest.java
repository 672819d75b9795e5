package org.kontor.deployment.store;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.deployment.Entry;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.work.Invariant.Look;
import org.kontor.work.facts.LeakScan;

public class AuditLeaksTest {

    @Rule
    public final TestStore store = TestStore.of("deployment");

    @Test
    public void aSecretInTheAuditIsFoundAndGoneWhenItIs() {
        AuditStore audit = new AuditStore(store.sql(), store.schema("deployment"));
        AuditLeaks leaks =
                new AuditLeaks(audit, store.transactions(), new LeakScan(List.of("kontor-canary-7"), List.of()));
        UUID id = Keys.fresh();
        store.transactions()
                .run(() -> audit.begin(
                        new Entry(id, Instant.EPOCH, "console", "configure", "org.acme", "{}", "done"), "node"));
        assertEquals(new Look(1, List.of()), leaks.since(Instant.EPOCH));

        store.transactions().run(() -> audit.end(id, "key kontor-canary-7 refused"));
        assertEquals(
                List.of("configure " + id + " of org.acme has canary 1"),
                leaks.since(Instant.EPOCH).evidence());
        assertEquals(0, leaks.since(Instant.now().plusSeconds(3600)).rows());

        store.transactions().run(() -> audit.end(id, "refused"));
        assertEquals(List.of(), leaks.since(Instant.EPOCH).evidence());
    }
}
