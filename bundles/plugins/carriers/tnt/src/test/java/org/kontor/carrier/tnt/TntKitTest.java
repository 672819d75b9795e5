package org.kontor.carrier.tnt;

import static org.junit.Assert.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.carrier.Rates;
import org.kontor.conformance.Abilities;
import org.kontor.conformance.Accounts.Account;
import org.kontor.conformance.PackedKit;
import org.kontor.conformance.Ruling;
import org.kontor.testkit.TestHttp;

/** The kit in the jar, as a server judges by it. */
public class TntKitTest {

    @Rule
    public final TestHttp http = new TestHttp();

    @Rule
    public final TemporaryFolder scratch = new TemporaryFolder();

    @Test
    public void thePackedKitFindsNoRuleBroken() {
        List<Ruling> rulings = PackedKit.at(Path.of("src/main/resources/KONTOR-INF/kit"))
                .judge(this::open, scratch.getRoot().toPath());

        assertEquals(
                List.of(),
                rulings.stream()
                        .filter(ruling -> ruling.outcome() == Ruling.Outcome.BROKEN)
                        .toList());
        assertEquals(
                List.of("c19", "c20", "c22"),
                rulings.stream()
                        .filter(ruling -> ruling.outcome() == Ruling.Outcome.SKIPPED)
                        .map(Ruling::rule)
                        .toList());
    }

    private Account open(Map<String, Object> settings) {
        Map<String, Object> named = new HashMap<>();
        settings.forEach((key, value) -> named.put(key.replace('.', '_'), value));
        String address = (String) named.get("address");
        Rates carrier = new TntCarrier(Accounts.at(URI.create(address), (String) named.get("_password"), named), http);
        return new Opened(Abilities.of(carrier));
    }

    private record Opened(Abilities abilities) implements Account {

        @Override
        public <A> Optional<A> find(Class<A> ability) {
            return abilities.find(ability);
        }

        @Override
        public String name() {
            return abilities.name();
        }

        @Override
        public void close() {}
    }
}
