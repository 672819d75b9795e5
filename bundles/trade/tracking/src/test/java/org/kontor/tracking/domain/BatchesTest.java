package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.Test;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.TrackingPush;
import org.kontor.store.Keys;
import org.kontor.work.TradeRuleException;

/** Carriers' messages about many waybills at once: each scan is taken once, with few statements. */
public class BatchesTest extends FollowedGoods {

    private final List<UUID> orders = new ArrayList<>();

    @Test
    public void aBatchCostsTheSameFewStatementsHoweverManyScans() {
        statements(message(1, 1));
        long few = statements(message(2, 1));
        long many = statements(message(100, 5));

        assertEquals("but for one fact a journey", few - 2, many - 100);
        assertTrue(Long.toString(many), many <= 111);
        orders.forEach(one -> assertTrue(!desk.sight(one, buyer).scans().isEmpty()));
    }

    @Test
    public void aRepeatedBatchWritesNoScanAndNoFact() {
        List<TrackingPush.Update> message = message(50, 2);
        mail.take(OneCarrier.ACCOUNT, message);
        Collections.reverse(message);

        assertEquals(50, mail.take(OneCarrier.ACCOUNT, message));
        assertEquals(2, desk.sight(orders.get(0), buyer).scans().size());
        assertEquals(1, store.facts().of(orders.get(0)).size());
    }

    @Test
    public void aScanThatIsTwiceInOneBatchIsTakenOnce() {
        Scan collected = scan("1", "2026-11-02T10:00:00Z", Status.COLLECTED, "Shenzhen");
        TrackingPush.Update update = new TrackingPush.Update(WAYBILL, List.of(collected));

        assertEquals(2, mail.take(OneCarrier.ACCOUNT, List.of(update, update)));
        assertEquals(1, sight().scans().size());
    }

    @Test
    public void aJourneyThatCannotTakeItsNewsDoesNotHoldUpTheOthers() {
        List<TrackingPush.Update> message = message(3, 1);
        store.add(new Refusing(orders.get(1)));

        assertThrows(TradeRuleException.class, () -> mail.take(OneCarrier.ACCOUNT, message));

        assertEquals(1, desk.sight(orders.get(0), buyer).scans().size());
        assertEquals(0, desk.sight(orders.get(1), buyer).scans().size());
        assertEquals(1, desk.sight(orders.get(2), buyer).scans().size());
    }

    private long statements(List<TrackingPush.Update> message) {
        long before = store.statements();
        assertEquals(message.size(), mail.take(OneCarrier.ACCOUNT, message));
        return store.statements() - before;
    }

    private List<TrackingPush.Update> message(int waybills, int scansEach) {
        List<TrackingPush.Update> message = new ArrayList<>();
        for (int i = 0; i < waybills; i++) {
            String number = "70" + waybills + "00" + i;
            UUID one = Keys.fresh();
            orders.add(one);
            follow(one, number, Mode.EXPRESS);
            List<Scan> scans = new ArrayList<>();
            for (int j = 0; j < scansEach; j++) {
                scans.add(scan("s" + j, "2026-11-03T06:0" + j + ":00Z", Status.IN_TRANSIT, "Leipzig " + j));
            }
            message.add(new TrackingPush.Update(number, scans));
        }
        return message;
    }
}
