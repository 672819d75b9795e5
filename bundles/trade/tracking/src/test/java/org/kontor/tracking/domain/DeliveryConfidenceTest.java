package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.Test;
import org.kontor.carrier.Scan.Status;
import org.kontor.store.Keys;
import org.kontor.tracking.DeliveryConfidence;
import org.kontor.work.Fact;

/** How sure we are that goods have arrived, and what made it so. */
public class DeliveryConfidenceTest extends FollowedGoods {

    @Test
    public void nobodySaysSoIsZeroWithAReason() {
        DeliveryConfidence before = arrivals.confidence(order);

        assertEquals(0.0, before.value(), 0);
        assertEquals(
                "no carrier says that they were delivered",
                before.parts().get(0).because());
        assertEquals(0.0, arrivals.confidence(Keys.fresh()).value(), 0);
    }

    @Test
    public void aWholeJourneyToTheConsigneesCityIsAlmostSure() {
        push(
                scan("1", "2026-11-02T10:00:00Z", Status.COLLECTED, "Shenzhen"),
                scan("2", "2026-11-03T04:00:00Z", Status.OUT_FOR_DELIVERY, "Hamburg"),
                scan("3", "2026-11-03T05:00:00Z", Status.DELIVERED, "HAMBURG, DE"));

        assertEquals(0.93, arrivals.confidence(order).value(), 0);
        Fact arrival = store.facts().of(order).stream()
                .filter(fact -> fact.kind() == Fact.Kind.DELIVERED)
                .findFirst()
                .orElseThrow();
        assertEquals("0.93", arrival.details().get("confidence"));
    }

    @Test
    public void deliveredInAnotherTownIsDoubted() {
        push(scan("1", "2026-11-03T05:00:00Z", Status.DELIVERED, "Munich"));

        assertEquals(0.30, arrivals.confidence(order).value(), 0);
        assertTrue(because().contains("delivered in Munich, and the consignee is in Hamburg"));
    }

    @Test
    public void aContradictionTakesItsWeightUntilAnOperatorHasDecidedIt() {
        push(
                scan("1", "2026-11-02T12:00:00Z", Status.COLLECTED, "Shenzhen"),
                scan("2", "2026-11-02T11:00:00Z", Status.DELIVERED, "Hamburg"));
        assertEquals(0.30, arrivals.confidence(order).value(), 0);

        UUID doubt = sight().cases().get(0).id();
        store.transactions().run(() -> arrivals.decided(cases.resolve(doubt, operator, "seen"), false, operator));
        assertEquals("denied", 0.0, arrivals.confidence(order).value(), 0);
        assertTrue(because().contains("an operator says that they did not arrive"));
    }

    @Test
    public void anOperatorWhoSaysSoIsCertain() {
        push(scan("1", "2026-11-02T12:00:00Z", Status.DAMAGED, "Leipzig"));
        UUID damage = sight().cases().get(0).id();
        store.transactions().run(() -> arrivals.decided(cases.resolve(damage, operator, "seen"), true, operator));

        assertEquals(1.0, arrivals.confidence(order).value(), 0);
        assertEquals(List.of("somebody says that they arrived"), because());
    }

    @Test
    public void goodsThatWentBackSinceAreAsGoodAsNotDelivered() {
        push(
                scan("1", "2026-11-02T10:00:00Z", Status.DELIVERED, "Hamburg"),
                scan("2", "2026-11-02T11:00:00Z", Status.RETURNING, "Hamburg"));

        assertEquals(0.0, arrivals.confidence(order).value(), 0);
    }

    private List<String> because() {
        return arrivals.confidence(order).parts().stream()
                .map(DeliveryConfidence.Part::because)
                .toList();
    }
}
