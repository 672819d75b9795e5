package org.kontor.outbound.journal;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.outbound.Exchange;
import org.kontor.outbound.store.ExchangeStore;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.work.Invariant.Look;
import org.kontor.work.facts.LeakScan;

public class ExchangeLeaksTest {

    @Rule
    public final TestStore store = TestStore.of("outbound");

    @Test
    public void aSecretThatWasNotStruckOutIsFoundAndGoneWhenItIs() {
        ExchangeStore exchanges = new ExchangeStore(store.sql(), store.schema("outbound"));
        ExchangeLeaks leaks =
                new ExchangeLeaks(exchanges, store.transactions(), new LeakScan(List.of("kontor-canary-7"), List.of()));
        Exchange clean =
                Redaction.of(Lines.line(Lines.request(), Lines.answer("text/plain", "4111111111111111")), Keys.fresh());
        store.transactions().run(() -> exchanges.insert(List.of(clean)));
        assertEquals(new Look(1, List.of()), leaks.since(Instant.EPOCH));
        assertEquals(0, leaks.since(Instant.now().plusSeconds(3600)).rows());

        change(clean.id(), "response = 'card 4111 1111 1111 1111'");
        assertEquals(
                List.of(told(clean, "a card number in its response")),
                leaks.since(Instant.EPOCH).evidence());
        change(clean.id(), "response = '', url = 'https://api.acme.example/kontor-canary-7'");
        assertEquals(
                List.of(told(clean, "canary 1 in its address")),
                leaks.since(Instant.EPOCH).evidence());

        change(clean.id(), "url = 'https://api.acme.example/'");
        assertEquals(List.of(), leaks.since(Instant.EPOCH).evidence());
    }

    private static String told(Exchange exchange, String leak) {
        return "exchange " + exchange.id() + " of " + Lines.ACCOUNT + " has " + leak;
    }

    private void change(UUID id, String changed) {
        store.transactions()
                .run(() -> store.sql().now().execute("update exchanges set " + changed + " where id = '" + id + "'"));
    }
}
