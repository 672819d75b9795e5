package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.Test;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.TrackingPush;
import org.kontor.store.Keys;
import org.kontor.tracking.Case;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.TradeRuleException;

/** Carriers' messages about many waybills at once: each scan is taken once, with few statements. */
public class BatchesTest extends FollowedGoods {

    private final List<UUID> orders = new ArrayList<>();

    @Test
    public void aBatchCostsTheSameFewStatementsHoweverManyScans() {
        statements(message(1, 1));
        long few = statements(message(2, 1));
        long many = statements(message(100, 5));

        assertEquals(few, many);
        assertTrue(Long.toString(many), many <= 10);
        orders.forEach(one -> assertTrue(!desk.sight(one, buyer).scans().isEmpty()));
    }

    @Test
    public void whatManyJourneysLeadToIsWrittenTogetherAndTellsEachItsStoryInOrder() {
        silent(2);
        long few = statements(delivered(0, 2));
        silent(60);
        long many = statements(delivered(2, 62));

        assertEquals(few, many);
        for (UUID one : orders) {
            assertEquals(
                    List.of(Fact.Kind.CASE_OPENED, Fact.Kind.SCANNED, Fact.Kind.CASE_RESOLVED, Fact.Kind.DELIVERED),
                    store.facts().of(one).stream().map(Fact::kind).toList());
            assertEquals(
                    JourneyState.DELIVERED, desk.sight(one, buyer).journey().state());
        }
        Lane lane = new Lane(Mode.EXPRESS, "CN", "DE", "Hamburg");
        assertEquals(
                62,
                store.transactions()
                        .call(() -> book.lanes().longestGaps(OneCarrier.ACCOUNT, lane))
                        .size());
    }

    @Test
    public void aCaseThatSomebodyResolvedMeanwhileIsNotResolvedAgain() {
        silent(1);
        Sight before = desk.sight(orders.get(0), buyer);
        Case stale = before.cases().get(0);
        Outcome outcome = new Outcome(
                before.journey(), new Story(before.legs(), List.of(), List.of(), before.cases()), SHIPPED);
        outcome.clear(Case.Kind.STALE, "The carrier scanned again");
        resolve(stale.id(), operator);

        assertEquals(
                "its fact is not true",
                Set.copyOf(outcome.facts()),
                store.transactions().call(() -> cases.keep(List.of(outcome))));
        assertEquals(
                "talked to the carrier",
                desk.sight(orders.get(0), buyer).cases().get(0).resolution());
    }

    @Test
    public void aScanIsTheSameWhenItComesAndWhenItIsReadAgain() {
        push(scan("1", "2026-11-02T23:10:00.123456789+08:00", Status.DELIVERED, "Hamburg"));
        push(scan("2", "2026-11-02T23:20:00.987654321+08:00", Status.IN_TRANSIT, "Leipzig"));

        Case doubt = sight().cases().get(0);
        List<Contradiction> serious = Contradictions.serious(sight().contradictions());
        assertEquals(1, serious.size());
        assertEquals(serious.get(0).toString(), doubt.evidence());
        assertTrue("in microseconds, as PostgreSQL keeps it", doubt.evidence().contains("00.123456+08:00"));
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

    /** Journeys whose next scan is overdue, each with a case. */
    private void silent(int journeys) {
        List<UUID> begun = new ArrayList<>();
        for (int i = 0; i < journeys; i++) {
            begun.add(Keys.fresh());
            follow(begun.get(i), number(orders.size() + i), Mode.EXPRESS);
        }
        orders.addAll(begun);
        pass(Duration.ofHours(48));
        begun.forEach(desk::poll);
    }

    private List<TrackingPush.Update> delivered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new TrackingPush.Update(
                        number(i),
                        List.of(new Scan(
                                "end",
                                store.clock().instant().atOffset(ZoneOffset.UTC),
                                Status.DELIVERED,
                                "OK",
                                "",
                                "Hamburg"))))
                .toList();
    }

    private static String number(int place) {
        return Integer.toString(8_000_000 + place);
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
