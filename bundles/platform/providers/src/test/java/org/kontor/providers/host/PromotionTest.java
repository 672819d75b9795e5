package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.kontor.providers.host.Stage.PENDING;
import static org.kontor.providers.host.Stage.PLUGIN;
import static org.kontor.providers.host.Stage.eventually;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.providers.Switchboard.Comparison;
import org.kontor.providers.Switchboard.Mode;
import org.kontor.providers.Switchboard.Route;
import org.kontor.providers.Switchboard.Trial;
import org.kontor.providers.Switchboard.Verdict;
import org.kontor.providers.trial.Judge;

/** A server whose operators want good trials to be promoted by themselves. */
public class PromotionTest {

    @Rule
    public final Stage stage = new Stage(Stage.LIMITS, new Judge.Terms(5, 10, 5, 2));

    @Test
    public void aGoodTrialIsToldOnceItHadTheCallsThatProveIt() {
        List<Comparison> heard = new CopyOnWriteArrayList<>();
        AtomicInteger count = new AtomicInteger();
        stage.dice(() -> count.getAndIncrement() % 2 * 99);
        stage.desk.addWatch(heard::add);
        stage.deploy("payment.a", "1.0.0", () -> PENDING);
        stage.deploy("payment.a", "2.0.0", () -> PENDING);
        stage.desk.route(new Route(PLUGIN, "1.0.0", Optional.of(new Trial("2.0.0", Mode.CANARY, 50))));

        ask(18);
        assertEquals(
                "no worse so far; it had 9 of the 10 calls that prove it",
                stage.desk.comparison(PLUGIN).orElseThrow().why());
        ask(10);
        eventually(() -> !heard.isEmpty());
        ask(10);

        assertEquals(
                List.of(Verdict.AS_GOOD),
                heard.stream().map(Comparison::verdict).toList());
        assertEquals(19, stage.status("payment.a", "2.0.0").calls());
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            stage.ask("payment.a");
        }
    }
}
