package org.kontor.work.queue;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;

public class TimersTest {

    private static final String PURPOSE = "orders.release";

    @Rule
    public final TestStore store = TestStore.of();

    private final List<Instant> rung = new ArrayList<>();
    private final UUID order = Keys.fresh();
    private final Instant start = store.clock().instant();

    @Test
    public void aTimerRingsOnceWhenItIsDue() {
        store.add(handler(Optional.empty()));
        schedule(Duration.ofDays(14));

        store.pass(Duration.ofDays(14).minusSeconds(1));
        assertEquals(List.of(), rung);
        store.pass(Duration.ofSeconds(1));
        store.pass(Duration.ofDays(14));
        assertEquals(List.of(start.plus(Duration.ofDays(14))), rung);
    }

    @Test
    public void aTimerOutlivesARestart() {
        schedule(Duration.ofHours(1));
        store.restart();
        store.add(handler(Optional.empty()));

        store.pass(Duration.ofHours(1));
        assertEquals(1, rung.size());
    }

    @Test
    public void aTimerWaitsForTheStepThatOwnsIt() {
        schedule(Duration.ZERO);
        store.runDue();

        store.add(handler(Optional.empty()));
        store.pass(Duration.ofSeconds(5));
        assertEquals(List.of(start.plusSeconds(5)), rung);
    }

    @Test
    public void aTimerRingsAgainWhenItsHandlerSaysSo() {
        store.add(handler(Optional.of(start.plusSeconds(20))));
        schedule(Duration.ofSeconds(10));

        store.pass(Duration.ofSeconds(10));
        store.pass(Duration.ofSeconds(10));
        assertEquals(List.of(start.plusSeconds(10), start.plusSeconds(20)), rung);
    }

    @Test
    public void aCancelledTimerDoesNotRing() {
        store.add(handler(Optional.empty()));
        schedule(Duration.ofSeconds(10));
        store.transactions().run(() -> store.timers().cancel(PURPOSE, order));

        store.pass(Duration.ofDays(1));
        assertEquals(List.of(), rung);
    }

    @Test
    public void timersThatWaitAreShown() {
        schedule(Duration.ofHours(1));

        assertEquals(
                List.of(new Timers.Timer(PURPOSE, order, start.plus(Duration.ofHours(1)), 0)),
                store.timers().waiting(10));
    }

    private void schedule(Duration delay) {
        store.transactions().run(() -> store.timers().schedule(PURPOSE, order, start.plus(delay)));
    }

    private TimerHandler handler(Optional<Instant> once) {
        return new TimerHandler() {
            @Override
            public String purpose() {
                return PURPOSE;
            }

            @Override
            public Optional<Instant> due(UUID subject) {
                assertEquals(order, subject);
                rung.add(store.clock().instant());
                return rung.size() == 1 ? once : Optional.empty();
            }
        };
    }
}
