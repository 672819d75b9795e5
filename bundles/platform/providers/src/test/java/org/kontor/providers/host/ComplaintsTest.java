package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class ComplaintsTest {

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final List<String> lines = new ArrayList<>();
    private final List<Optional<Recounted>> traces = new ArrayList<>();
    private final Complaints complaints = new Complaints(new MovingClock(), (line, trace) -> {
        lines.add(line);
        traces.add(trace);
    });

    @Test
    public void whatRepeatsItselfIsSaidOnceAMinuteWithHowOftenItHappened() {
        for (int i = 0; i < 1_000; i++) {
            complaints.about("lost", "it did not answer");
        }
        now = now.plus(Duration.ofMinutes(1));
        complaints.about("lost", "it did not answer");
        now = now.plus(Duration.ofMinutes(1));
        complaints.about("lost", "it did not answer");

        assertEquals(
                List.of(
                        "it did not answer",
                        "it did not answer (and 999 times like this in between)",
                        "it did not answer"),
                lines);
    }

    @Test
    public void eachKindIsSaid() {
        complaints.about("lost", "it did not answer");
        complaints.about("stuck", "it is stuck");

        assertEquals(List.of("it did not answer", "it is stuck"), lines);
    }

    @Test
    public void aBrokenContractComesWithItsStackTraceOnce() {
        Breach breach = new Breach(Recounted.of(new IllegalStateException("broken")));

        complaints.about(breach, "it broke its contract");
        complaints.about(breach, "it broke its contract");

        assertEquals(1, traces.size());
        assertEquals(
                "java.lang.IllegalStateException: broken",
                traces.get(0).orElseThrow().toString());
    }

    @Test
    public void whoInventsKindsIsNotGivenALineForEach() {
        for (int i = 0; i < 10_000; i++) {
            complaints.about("kind " + i, "strange");
        }

        assertEquals(33, lines.size());
    }

    private final class MovingClock extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
