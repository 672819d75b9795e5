package org.kontor.payment.card;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.conformance.Abilities;
import org.kontor.conformance.Accounts;
import org.kontor.conformance.PackedKit;
import org.kontor.conformance.Ruling;
import org.kontor.testkit.TestHttp;

/** The kit in the jar, judged as a server judges it: over HTTP, with the server's own client. */
public class CardKitTest {

    private static final Path KIT = Path.of("src/main/resources/KONTOR-INF/kit");

    @Rule
    public final TestHttp http = new TestHttp();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everyRuleAboutWhatItOffersIsKept() {
        List<Ruling> rulings =
                PackedKit.at(KIT).judge(this::open, folder.getRoot().toPath());

        assertEquals(
                List.of("p28", "p29", "p30", "p31", "p32", "p33"),
                rulings.stream()
                        .filter(ruling -> ruling.outcome() != Ruling.Outcome.KEPT)
                        .peek(ruling ->
                                assertTrue(ruling.toString(), ruling.got().startsWith("offers no ")))
                        .map(Ruling::rule)
                        .toList());
    }

    private Opened open(Map<String, Object> settings) {
        return new Opened(Abilities.of(new CardPayments(
                new CardAccount(
                        URI.create((String) settings.get("address")),
                        (String) settings.get(".key"),
                        List.of((String) settings.get(".webhook.secrets")),
                        "2026-06-24.dahlia",
                        "",
                        (String) settings.get("return.url")),
                http,
                InstantSource.system())));
    }

    private record Opened(Abilities plugin) implements Accounts.Account {

        @Override
        public <A> Optional<A> find(Class<A> ability) {
            return plugin.find(ability);
        }

        @Override
        public String name() {
            return plugin.name();
        }

        @Override
        public void close() {
            // Nothing of a plain object must be taken away.
        }
    }
}
