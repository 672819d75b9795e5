package org.kontor.payment.bank.transfer;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
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

/** The kit in the plugin's jar, as an operator's server tries it. */
public class BankTransferKitTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theKitInTheJarBreaksNoRule() {
        List<Ruling> rulings = PackedKit.at(Path.of("src/main/resources/KONTOR-INF/kit"))
                .judge(this::open, folder.getRoot().toPath());

        assertEquals(
                List.of(),
                rulings.stream()
                        .filter(ruling -> ruling.outcome() == Ruling.Outcome.BROKEN)
                        .toList());
        assertEquals(
                List.of("p05", "p06", "p07", "p12", "p13", "p16", "p20", "p22", "p28", "p29", "p31", "p32", "p33"),
                rulings.stream()
                        .filter(ruling -> ruling.outcome() == Ruling.Outcome.KEPT)
                        .map(Ruling::rule)
                        .toList());
    }

    private Accounts.Account open(Map<String, Object> settings) {
        Map<String, Object> known = new HashMap<>(settings);
        known.put("service.pid", "kit");
        BankTransferPayments plugin = new BankTransferPayments(settings(known), Clock.systemUTC());
        Abilities abilities = Abilities.of(plugin);
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
            public void close() {
                // Nothing of a plain object must be taken away.
            }
        };
    }

    /** As the server reads a configuration: a key's dots are underlines, and what is not there has its default. */
    private static Settings settings(Map<String, Object> texts) {
        return (Settings) Proxy.newProxyInstance(
                Settings.class.getClassLoader(), new Class<?>[] {Settings.class}, (proxy, method, arguments) -> {
                    Object text = texts.get(method.getName().replace('_', '.'));
                    return text == null ? method.getDefaultValue() : text;
                });
    }
}
