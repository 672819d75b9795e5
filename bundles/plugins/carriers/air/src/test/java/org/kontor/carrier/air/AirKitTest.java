package org.kontor.carrier.air;

import static org.junit.Assert.assertEquals;

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

/** The kit as a server tries it: by the settings in the jar. */
public class AirKitTest {

    @Rule
    public final TestHttp http = new TestHttp();

    @Rule
    public final TemporaryFolder scratch = new TemporaryFolder();

    @Test
    public void theKitInTheJarIsKept() {
        List<Ruling> rulings = PackedKit.at(Path.of("src/main/resources/KONTOR-INF/kit"))
                .judge(this::open, scratch.getRoot().toPath());

        assertEquals(
                List.of("c20", "c22"),
                rulings.stream()
                        .filter(ruling -> ruling.outcome() != Ruling.Outcome.KEPT)
                        .map(Ruling::rule)
                        .toList());
    }

    private Accounts.Account open(Map<String, Object> settings) {
        Account account = new Account();
        account.address = settings.get("address").toString();
        account.waybillPath = settings.get("waybill.path").toString();
        account.secret = settings.get(".push.secret").toString();
        Abilities abilities = Abilities.of(new AirCarrier(account, http, InstantSource.system()));
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
