package org.kontor.carrier.dhl;

import static org.junit.Assert.assertEquals;

import java.nio.file.Path;
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

/** The kit in the jar, as a server tries it: with texts for settings. */
public class PackedDhlTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final TestHttp http = new TestHttp();

    @Test
    public void theServersVerdictIsGood() {
        PackedKit kit = PackedKit.at(Path.of("src/main/resources/KONTOR-INF/kit"));

        List<Ruling> rulings = kit.judge(this::open, folder.getRoot().toPath());

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

    private Accounts.Account open(Map<String, Object> settings) {
        Abilities carrier = Abilities.of(new DhlCarrier(Given.settings(settings), http));
        return new Accounts.Account() {

            @Override
            public <A> Optional<A> find(Class<A> ability) {
                return carrier.find(ability);
            }

            @Override
            public String name() {
                return carrier.name();
            }

            @Override
            public void close() {}
        };
    }
}
