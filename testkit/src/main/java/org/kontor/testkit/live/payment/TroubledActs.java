package org.kontor.testkit.live.payment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Test;
import org.kontor.payment.Charges;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.values.Money;
import org.kontor.values.ProviderException.Fault;

/** Acts in trouble: whatever happens, nothing is done twice, nothing is done and lost, and a fault tells no lie. */
public abstract class TroubledActs extends PaymentStage {

    @Test
    public final void aChargeInAnyTroubleIsMadeOnceAndFound() throws Exception {
        inEveryTrouble(this::charge);

        List<String> keys =
                provider.books().payments().stream().map(Payment::key).toList();
        assertEquals("one payment for one key", new HashSet<>(keys).size(), keys.size());
    }

    @Test
    public final void aCaptureInAnyTroubleIsMadeOnceAndFound() throws Exception {
        Assume.assumeTrue("it takes at once", reserves());
        inEveryTrouble(() -> new Act.Capture(held(open(patient)), Money.of(99_900, "USD"), key()));
    }

    @Test
    public final void aRefundInAnyTroubleIsMadeOnceAndFound() throws Exception {
        inEveryTrouble(() -> new Act.Refund(taken(open(patient)), Money.of(4_500, "USD"), key()));
    }

    private void inEveryTrouble(Supplier<Act> act) throws Exception {
        for (Trouble trouble : troubles().toList()) {
            List<Act> acts = Stream.generate(act).limit(COUNT).toList();
            suffer(trouble, acts);
            provider.recovers();
            clock.advance(LATER);
            assertFound(trouble, acts);
            assertMadeOnce(trouble, acts);
        }
    }

    private void suffer(Trouble trouble, List<Act> acts) throws Exception {
        Charges plugin = open(hurried);
        acts.forEach(act -> trouble.befalls(provider, route(act)));
        List<Told> told = together(acts.stream()
                .<Callable<Told>>map(act -> () -> Told.by(() -> Optional.of(act.by(plugin))))
                .toList());
        for (int i = 0; i < acts.size(); i++) {
            Optional<PaymentOutcome> truth = acts.get(i).truth(provider.books());
            told.get(i).requireTrue(trouble, truth);
            boolean undone =
                    told.get(i).fault().filter(fault -> fault != Fault.IN_DOUBT).isPresent();
            assertFalse(trouble + ": done, and reported as " + told.get(i), undone && truth.isPresent());
        }
    }

    private void assertFound(Trouble trouble, List<Act> acts) {
        Charges plugin = open(patient);
        for (Act act : acts) {
            assertEquals(trouble + " " + act, act.truth(provider.books()), plugin.find(act.key()));
        }
    }

    /** What is reported when the same is asked for again, against the provider's journal: one to one. */
    private void assertMadeOnce(Trouble trouble, List<Act> acts) {
        Charges plugin = open(patient);
        List<JournalLine> reported = new ArrayList<>();
        for (Act act : acts) {
            PaymentOutcome again = act.by(plugin);
            assertEquals(trouble + " " + act, act.truth(provider.books()), Optional.of(again));
            if (again instanceof Succeeded) {
                reported.add(act.line(again));
            }
        }
        assertEquals(trouble.toString(), sorted(reported), sorted(lines(acts)));
    }

    private List<JournalLine> lines(List<Act> acts) {
        Set<String> keys = acts.stream().map(act -> act.key().value()).collect(Collectors.toSet());
        return provider.books().journal().stream()
                .filter(line -> keys.contains(line.key()))
                .toList();
    }

    private static List<JournalLine> sorted(List<JournalLine> lines) {
        return lines.stream().sorted(Comparator.comparing(JournalLine::key)).toList();
    }
}
