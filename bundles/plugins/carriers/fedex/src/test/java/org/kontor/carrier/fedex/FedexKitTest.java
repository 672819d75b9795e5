package org.kontor.carrier.fedex;

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
import org.kontor.conformance.Ruling.Outcome;
import org.kontor.testkit.TestHttp;

/** The kit as a server tries it, with the settings that are packed in the jar. */
public class FedexKitTest {

    @Rule
    public final TestHttp http = new TestHttp();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void onlyThePushRuleIsNotForFedex() {
        List<Ruling> rulings = PackedKit.at(Path.of("src/main/resources/KONTOR-INF/kit"))
                .judge(this::account, folder.getRoot().toPath());

        assertEquals(22, rulings.size());
        for (Ruling ruling : rulings) {
            Outcome expected = List.of("c19", "c22").contains(ruling.rule()) ? Outcome.SKIPPED : Outcome.KEPT;
            assertEquals(ruling.toString(), expected, ruling.outcome());
        }
    }

    private Accounts.Account account(Map<String, Object> settings) {
        Abilities abilities = Abilities.of(new FedexCarrier(TestSettings.of(settings), http));
        return new Accounts.Account() {
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
        };
    }
}
