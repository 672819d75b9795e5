package org.kontor.payment.alipay;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

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
import org.kontor.testkit.TestHttp;

/** The kit in the plugin's jar, as an operator's server tries it. */
public class AlipayKitTest {

    @Rule
    public final TestHttp http = new TestHttp();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theKitInTheJarKeepsEveryRuleAboutWhatThePluginOffers() {
        List<Ruling> rulings = PackedKit.at(Path.of("src/main/resources/KONTOR-INF/kit"))
                .judge(this::open, folder.getRoot().toPath());

        assertEquals(
                List.of("p28", "p29", "p30", "p31", "p32", "p33", "p34"),
                rulings.stream()
                        .filter(ruling -> ruling.outcome() != Ruling.Outcome.KEPT)
                        .peek(ruling ->
                                assertTrue(ruling.toString(), ruling.got().startsWith("offers no ")))
                        .map(Ruling::rule)
                        .toList());
    }

    private Accounts.Account open(Map<String, Object> settings) {
        Map<String, Object> known = new HashMap<>(settings);
        known.put("service.pid", "org.kontor.payment.alipay~kit");
        AlipayPayments plugin = new AlipayPayments(settings(known), http, Clock.systemUTC());
        Abilities abilities = Abilities.of(plugin);
        return new Accounts.Account() {
            @Override
            public <A> Optional<A> find(Class<A> ability) {
                return abilities.find(ability);
            }

            @Override
            public String name() {
                return "alipay";
            }

            @Override
            public void close() {
                plugin.close();
            }
        };
    }

    /** As the server reads a configuration: a key's dots are underlines, and what is not there has its default. */
    private static Settings settings(Map<String, Object> texts) {
        return (Settings) Proxy.newProxyInstance(
                Settings.class.getClassLoader(), new Class<?>[] {Settings.class}, (proxy, method, arguments) -> {
                    Object text = texts.get(method.getName().replace('_', '.'));
                    if (text != null && method.getReturnType() == Settings.Capture.class) {
                        return Settings.Capture.valueOf((String) text);
                    }
                    return text == null ? method.getDefaultValue() : text;
                });
    }
}
