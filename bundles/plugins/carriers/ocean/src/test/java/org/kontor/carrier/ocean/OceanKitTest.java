package org.kontor.carrier.ocean;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.conformance.Abilities;
import org.kontor.conformance.Accounts.Account;
import org.kontor.conformance.PackedKit;
import org.kontor.conformance.Ruling;
import org.kontor.conformance.Ruling.Outcome;
import org.kontor.testkit.TestHttp;

/** The kit in the jar, tried as a server tries it. */
public class OceanKitTest {

    private static final PackedKit KIT = PackedKit.at(Path.of("src/main/resources/KONTOR-INF/kit"));

    @Rule
    public final TestHttp http = new TestHttp();

    @Rule
    public final TemporaryFolder scratch = new TemporaryFolder();

    /** Opens a carrier, or what stands before it. */
    private record Opened(OceanCarrier carrier, Abilities abilities) implements Account {

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
            carrier.close();
        }
    }

    @Test
    public void withoutPricesItIsBookedByTheServiceOfTheKit() {
        List<Ruling> rulings = judged(Abilities::of);

        assertEquals(
                List.of(),
                rulings.stream().filter(one -> one.outcome() == Outcome.BROKEN).toList());
        assertEquals(
                IntStream.rangeClosed(9, 20)
                        .mapToObj(number -> String.format("c%02d", number))
                        .toList(),
                rulings.stream()
                        .filter(one -> one.outcome() == Outcome.KEPT)
                        .map(Ruling::rule)
                        .toList());
    }

    @Test
    public void besideARateSheetEveryRuleIsKeptButThatOfBulk() {
        List<Ruling> rulings = judged(carrier -> Abilities.of(new WithSheet(carrier)));

        assertEquals(
                List.of("c22"),
                rulings.stream()
                        .filter(one -> one.outcome() != Outcome.KEPT)
                        .map(Ruling::rule)
                        .toList());
    }

    private List<Ruling> judged(Function<OceanCarrier, Abilities> seen) {
        return KIT.judge(
                texts -> {
                    OceanCarrier carrier = new OceanCarrier(settings(texts), http);
                    return new Opened(carrier, seen.apply(carrier));
                },
                scratch.getRoot().toPath());
    }

    /** Texts as the server reads them into the settings' types. */
    private static Settings settings(Map<String, Object> texts) {
        Map<String, Object> values = new HashMap<>();
        for (Method method : Settings.class.getDeclaredMethods()) {
            String key = method.getName().replace('_', '.');
            if (texts.containsKey(key)) {
                values.put(method.getName(), value(method.getReturnType(), (String) texts.get(key)));
            }
        }
        return Accounts.with(values);
    }

    private static Object value(Class<?> type, String text) {
        if (type.isEnum()) {
            return List.of(type.getEnumConstants()).stream()
                    .filter(constant -> constant.toString().equals(text))
                    .findFirst()
                    .orElseThrow();
        }
        return type == int.class ? Integer.valueOf(text) : type.isArray() ? new String[] {text} : text;
    }
}
