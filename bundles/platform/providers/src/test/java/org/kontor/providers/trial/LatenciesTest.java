package org.kontor.providers.trial;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.Test;

public class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    public void percentilesAreTrueToASixteenth() {
        LongStream.rangeClosed(1, 1_000).forEach(millis -> latencies.add(TimeUnit.MILLISECONDS.toNanos(millis)));

        for (int percent : new int[] {1, 50, 95, 99, 100}) {
            double expected = percent * 10;
            assertEquals(expected, latencies.percentile(percent / 100.0), expected / 16);
        }
    }

    @Test
    public void nothingTookNoTime() {
        assertEquals(0, latencies.percentile(0.95), 0);
        assertEquals(0, latencies.slowerThan(0));
    }

    @Test
    public void theSlowestCallsAreCounted() {
        LongStream.rangeClosed(1, 100).forEach(millis -> latencies.add(TimeUnit.MILLISECONDS.toNanos(millis * 10)));

        assertEquals(50, latencies.slowerThan(500), 4);
        assertEquals(0, latencies.slowerThan(1_100));
        assertEquals(100, latencies.slowerThan(1));
    }

    @Test
    public void theShortestAndTheLongestTimesHaveTheirPlace() {
        latencies.add(-1);
        latencies.add(0);
        latencies.add(Long.MAX_VALUE);

        assertTrue(latencies.percentile(0.5) < 0.01);
        assertEquals(TimeUnit.NANOSECONDS.toMillis(Long.MAX_VALUE), latencies.percentile(1), 6e11);
    }
}
