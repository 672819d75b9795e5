package org.kontor.providers.trial;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Against values that can be counted by hand. */
public class FisherTest {

    private static final double EXACT = 1e-12;

    @Test
    public void theLadyWhoTastedTea() {
        assertEquals(1 / 70.0, Fisher.byChance(4, 4, 0, 4), EXACT);
        assertEquals(17 / 70.0, Fisher.byChance(3, 4, 1, 4), EXACT);
    }

    @Test
    public void oneOfOneProvesLittle() {
        assertEquals(0.5, Fisher.byChance(1, 1, 0, 1), EXACT);
        assertEquals(1 / 11.0, Fisher.byChance(1, 1, 0, 10), EXACT);
    }

    @Test
    public void noEventsProveNothing() {
        assertEquals(1, Fisher.byChance(0, 30, 0, 30), EXACT);
        assertEquals(1, Fisher.byChance(0, 30, 30, 30), EXACT);
    }

    @Test
    public void threeFailuresOfThirtyBesideNoneOfManyAreNoAccident() {
        // 30·29·28 of 600·599·598 ways to place three failures.
        assertEquals(30.0 * 29 * 28 / (600.0 * 599 * 598), Fisher.byChance(3, 30, 0, 570), EXACT);
    }

    @Test
    public void largeNumbersAreNoTrouble() {
        assertEquals(0.5, Fisher.byChance(50_000, 1_000_000, 50_000, 1_000_000), 0.01);
        assertTrue(Fisher.byChance(60_000, 1_000_000, 50_000, 1_000_000) < 1e-100);
        assertEquals(1, Fisher.byChance(10, 1_000_000, 50_000, 1_000_000), 1e-6);
    }
}
