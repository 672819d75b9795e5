package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.Test;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan.Status;
import org.kontor.store.Keys;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.work.Timers;

/** Carriers are asked about numbers whose turn has come: together where they can be, and not too often. */
public class PollsTest extends FollowedGoods {

    private final List<UUID> orders = new ArrayList<>(List.of(order));

    @Test
    public void oneQuestionNamesAsManyNumbersAsItMayAndEachNumberOnce() {
        carrier.takesAtOnce(3);
        followed(9);
        carrier.scans(scan("1", "2026-11-03T05:00:00Z", Status.IN_TRANSIT, "Leipzig"));
        store.runDue();
        again();

        assertEquals(3, carrier.askedTogether().size());
        carrier.askedTogether().forEach(numbers -> assertEquals(3, numbers.size()));
        assertEquals(9, about().size());
        assertEquals(List.of(), carrier.askedAbout());
        orders.forEach(one -> assertEquals(1, desk.sight(one, buyer).scans().size()));
    }

    @Test
    public void anAccountIsAskedNoMoreQuestionsAMinuteThanItMayBe() {
        polls.close();
        polls = polls(2);
        followed(20);
        int most = questionsAMinute();
        assertEquals("alone, so that a question is a number", 2, most);
        assertEquals("but no number is forgotten", 20, about().size());

        carrier.forget();
        carrier.takesAtOnce(5);
        pass(Duration.ofDays(1));
        assertTrue("together", questionsAMinute() <= 2);
        assertEquals(20, about().size());
        assertEquals(5, carrier.askedTogether().get(3).size());
    }

    @Test
    public void numbersThatAnAnswerLeavesOutAreAskedAboutAlone() {
        carrier.takesAtOnce(4);
        followed(4);
        carrier.leavesOut(WAYBILL);
        carrier.scans(scan("1", "2026-11-03T05:00:00Z", Status.IN_TRANSIT, "Leipzig"));
        store.runDue();

        assertEquals(List.of(WAYBILL), carrier.askedAbout());
        orders.forEach(one -> assertEquals(1, desk.sight(one, buyer).scans().size()));
    }

    @Test
    public void aQuestionThatFailsIsOneQuestionAndTheProblemOfAllItsNumbers() {
        carrier.takesAtOnce(4);
        followed(4);
        store.runDue();
        carrier.forget();
        carrier.fails(new ProviderException(Fault.UNAVAILABLE, "no route"));
        pass(Duration.ofMinutes(30));
        store.runDue();

        assertEquals(1, carrier.asked().size());
        orders.forEach(one -> assertEquals(
                "UNAVAILABLE: no route",
                desk.sight(one, buyer).legs().get(0).problem()));
        carrier.scans();
        pass(Duration.ofMinutes(29));
        store.runDue();
        assertEquals("each has its next time", 1, carrier.asked().size());
        pass(Duration.ofMinutes(1));
        store.runDue();
        assertEquals(2, carrier.asked().size());
        assertEquals("", sight().legs().get(0).problem());
    }

    @Test
    public void whatWasAskedWhenTheServerDiedIsAskedAgain() {
        carrier.takesAtOnce(4);
        followed(4);
        carrier.killsWhoAsks();
        List<Timers.Timer> timers = store.timers().waiting(1);
        assertThrows(CompletionException.class, store::runDue);
        carrier.forget();
        carrier.scans(scan("1", "2026-11-03T05:00:00Z", Status.IN_TRANSIT, "Leipzig"));

        polls.close();
        polls = polls(600);
        assertTrue(polls.due(timers.get(0).subject()).isPresent());

        assertEquals(4, about().size());
        orders.forEach(one -> assertEquals(1, desk.sight(one, buyer).scans().size()));
    }

    @Test
    public void aJourneyThatCannotTakeItsNewsHoldsUpNoOtherAndIsPutOff() {
        carrier.takesAtOnce(4);
        followed(4);
        store.add(new Refusing(order));
        carrier.scans(scan("1", "2026-11-03T05:00:00Z", Status.IN_TRANSIT, "Leipzig"));
        store.runDue();

        assertEquals(0, sight().scans().size());
        orders.stream().skip(1).forEach(one -> assertEquals(1, desk.sight(one, buyer).scans().size()));
        carrier.forget();
        pass(Duration.ofMinutes(59));
        store.runDue();
        assertTrue(about().toString(), !about().contains(WAYBILL));
        pass(Duration.ofMinutes(1));
        store.runDue();
        assertTrue(about().toString(), about().contains(WAYBILL));
    }

    @Test
    public void aThousandNumbersTakeFewStatements() {
        carrier.takesAtOnce(50);
        followed(1_000);
        store.runDue();
        again();
        long before = store.statements();
        again();

        assertEquals(1_000, about().size());
        long statements = store.statements() - before;
        assertTrue(Long.toString(statements), statements <= 200);
    }

    @Test
    public void goodsThatHaveArrivedAreNotAskedAbout() {
        followed(2);
        carrier.scans(scan("1", "2026-11-03T05:00:00Z", Status.DELIVERED, "Hamburg"));
        poll();
        assertEquals(JourneyState.DELIVERED, sight().journey().state());
        carrier.forget();
        carrier.scans();
        store.runDue();
        assertEquals(Set.of("7100001"), about());
    }

    @Test
    public void aTimerFromWhenEveryNumberHadItsOwnBecomesTheAccounts() {
        store.transactions().run(() -> store.sql().now().execute("delete from polled_accounts"));
        assertEquals(Optional.empty(), polls.due(order));
        pass(Duration.ofMinutes(15));
        store.runDue();
        assertEquals(List.of(WAYBILL), carrier.askedAbout());
    }

    /** So many in all, and the turn of all has come. */
    private void followed(int all) {
        for (int i = 1; i < all; i++) {
            UUID one = Keys.fresh();
            orders.add(one);
            follow(one, Integer.toString(7_100_000 + i), Mode.EXPRESS);
        }
        pass(Duration.ofMinutes(15));
    }

    /** The next turn of all that were asked about before. */
    private void again() {
        carrier.forget();
        pass(Duration.ofMinutes(30));
        for (int second = 0; second < 60; second++) {
            store.runDue();
            pass(Duration.ofSeconds(1));
        }
    }

    private int questionsAMinute() {
        int most = 0;
        for (int minute = 0; minute < 25; minute++) {
            int before = carrier.asked().size();
            for (int second = 0; second < 60; second++) {
                store.runDue();
                pass(Duration.ofSeconds(1));
            }
            most = Math.max(most, carrier.asked().size() - before);
        }
        return most;
    }

    private Set<String> about() {
        Set<String> numbers = new TreeSet<>(carrier.askedAbout());
        carrier.askedTogether().forEach(numbers::addAll);
        return numbers;
    }
}
