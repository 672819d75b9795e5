package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.kontor.providers.host.Stage.PLUGIN;
import static org.kontor.providers.host.Stage.declining;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.providers.Switchboard.Mode;
import org.kontor.providers.Switchboard.Route;
import org.kontor.providers.Switchboard.Trial;

/** Versions come, are tried, take over and go, while calls never stop. */
public class SwapTest {

    private static final int SWAPS = 200;
    private static final int CALLERS = 4;
    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            CALLERS,
            1_000,
            5,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    @Rule
    public final Stage stage = new Stage(LIMITS, Stage.TERMS);

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong calls = new AtomicLong();

    @Test
    public void noCallIsLostWhileVersionsAreSwapped() {
        stage.dice(() -> ThreadLocalRandom.current().nextInt(100));
        Instance stable = deploy(0);
        List<CompletableFuture<Void>> callers = IntStream.range(0, CALLERS)
                .mapToObj(caller -> CompletableFuture.runAsync(this::call))
                .toList();

        for (int swap = 1; swap <= SWAPS; swap++) {
            Instance next = deploy(swap);
            route(stable, Optional.of(new Trial(next.version(), Mode.SHADOW, 100)));
            route(stable, Optional.of(new Trial(next.version(), Mode.CANARY, 20)));
            stable = swap % 3 == 0 ? sentBack(next, stable) : promoted(next, stable);
        }
        over.set(true);
        callers.forEach(CompletableFuture::join);

        assertEquals(Map.of(), stage.status("payment.a").faults());
        assertEquals(calls.get(), stage.status("payment.a").calls());
        assertEquals(1, stage.status("payment.a").versions().size());
    }

    private Instance promoted(Instance next, Instance stable) {
        route(next, Optional.empty());
        stage.host.depart(stable, Duration.ofSeconds(10));
        return next;
    }

    private Instance sentBack(Instance next, Instance stable) {
        route(stable, Optional.empty());
        stage.host.depart(next, Duration.ofSeconds(10));
        return stable;
    }

    private void call() {
        while (!over.get()) {
            stage.ask("payment.a");
            stage.act("payment.a");
            calls.addAndGet(2);
        }
    }

    private Instance deploy(int version) {
        String name = "1.0." + version;
        return stage.deploy("payment.a", name, declining(name));
    }

    private void route(Instance stable, Optional<Trial> trial) {
        stage.desk.route(new Route(PLUGIN, stable.version(), trial));
    }
}
