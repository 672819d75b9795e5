package org.kontor.testkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.Assume;
import org.junit.Test;
import org.kontor.payment.Charges;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Authorised;
import org.kontor.payment.PaymentPush;
import org.kontor.payment.PaymentPush.Notice;
import org.kontor.payment.Voids;
import org.kontor.testkit.live.payment.Act;
import org.kontor.testkit.live.payment.Event;
import org.kontor.testkit.live.payment.JournalLine;
import org.kontor.testkit.live.payment.JournalLine.Deed;
import org.kontor.testkit.live.payment.Letter;
import org.kontor.testkit.live.payment.Orders;
import org.kontor.testkit.live.payment.Payment;
import org.kontor.testkit.live.payment.Told;
import org.kontor.testkit.live.payment.Trouble;
import org.kontor.testkit.live.payment.TroubledActs;
import org.kontor.values.Money;

/**
 * What a payment plugin must do when its provider behaves as a real one does over time. A plugin extends this class and
 * says how its provider puts things.
 */
public abstract class PaymentOverTimeContract extends TroubledActs {

    private static final int MESSAGES = 5;
    private static final int CALLERS = 64;

    /** Where the plugin's account says that messages come. */
    protected abstract URI inbox();

    @Test
    public final void aQuestionInAnyTroubleNeverHidesWhatWasDone() throws Exception {
        Act.Charge charge = charge();
        Charges plugin = open(patient);
        Optional<PaymentOutcome> truth = Optional.of(charge.by(plugin));
        charge().by(plugin);
        for (Trouble trouble : Trouble.all()) {
            Charges asked = open(hurried);
            trouble.befalls(provider, questions(), LATER);
            List<Callable<Told>> asking = Collections.nCopies(COUNT, () -> Told.by(() -> asked.find(charge.key())));
            for (Told told : together(asking)) {
                told.requireTrue(trouble, truth);
            }
            provider.recovers();
            assertEquals(trouble.toString(), truth, open(patient).find(charge.key()));
        }
    }

    @Test
    public final void aChargeIsCalledOffOnceInAnyTrouble() {
        Assume.assumeTrue("it takes at once", reserves());
        for (Trouble trouble : troubles().toList()) {
            Act.Charge charge = charge();
            String id = ((Authorised) charge.by(open(patient))).reference();
            trouble.befalls(provider, callingOff(id, charge.key()));
            Voids plugin = (Voids) open(hurried);
            Told told = Told.by(() -> Optional.of(calledOff(plugin.callOff(charge.key()))));
            Payment.State state = provider.books().payment(id).orElseThrow().state();
            boolean off = told.outcome().isPresent();
            assertTrue(trouble + ": " + told + " and " + state, !off || state == Payment.State.CALLED_OFF);

            provider.recovers();
            clock.advance(LATER);
            assertTrue(trouble.toString(), ((Voids) open(patient)).callOff(charge.key()));
            JournalLine let = new JournalLine(Deed.VOID, charge.key().value(), charge.amount(), id);
            assertEquals(
                    trouble.toString(),
                    1,
                    Collections.frequency(provider.books().journal(), let));
        }
        assertTrue(provider.books().journal().stream().allMatch(line -> line.deed() == Deed.VOID));
    }

    @Test
    public final void manyCallersWithOneKeyMakeOneCharge() throws Exception {
        Act.Charge charge = charge();
        Charges plugin = open(patient);
        List<Callable<Told>> callers =
                Collections.nCopies(CALLERS, () -> Told.by(() -> Optional.of(charge.by(plugin))));

        List<Told> told = together(callers, CALLERS);

        Set<PaymentOutcome> outcomes =
                told.stream().flatMap(one -> one.outcome().stream()).collect(Collectors.toSet());
        assertEquals(charge.truth(provider.books()).stream().collect(Collectors.toSet()), outcomes);
        assertEquals(1, provider.books().payments().size());
        assertEquals(reserves() ? 0 : 1, provider.books().journal().size());
    }

    @Test
    public final void messagesInAnyOrderAndOftenTellTheSame() {
        PaymentPush plugin = (PaymentPush) open(patient);
        List<Event> events = fiveEvents((Charges) plugin);
        Set<Notice> once = new HashSet<>();
        events.forEach(event -> once.addAll(received(plugin, event)));
        assertEquals("each tells of something of its own", MESSAGES, once.size());

        List<List<Event>> orders = Orders.of(events);
        for (int i = 0; i < orders.size(); i++) {
            Set<Notice> notices = new HashSet<>();
            for (int time = 0; time < 3; time++) {
                for (Event event : orders.get(i)) {
                    boolean again = (i + events.indexOf(event)) % 3 >= time;
                    clock.advance(Duration.ofMinutes(7));
                    notices.addAll(again ? received(plugin, event) : Set.of());
                }
            }
            assertEquals("order " + orders.get(i), once, notices);
        }
    }

    @Test
    public final void aMessageWithoutOrWithAFalseSignatureIsNotBelieved() {
        PaymentPush plugin = (PaymentPush) open(patient);
        for (Event event : fiveEvents((Charges) plugin)) {
            Letter letter = provider.letter(event, inbox());
            Letter other =
                    provider.letter(provider.books().events().get(event.id().equals("evt_1") ? 1 : 0), inbox());
            for (String name : letter.headers().keySet()) {
                if (name.contains("signature")) {
                    forged(plugin, letter.without(name));
                    forged(plugin, letter.header(name, other.headers().get(name)));
                    forged(plugin, new Letter(inbox(), letter.headers(), letter.body() + " "));
                }
            }
        }
    }

    /** A void tells its caller no outcome of its own. */
    private static PaymentOutcome calledOff(boolean off) {
        assertTrue("a charge that is only held was said to be taken", off);
        return new PaymentOutcome.Declined("called off");
    }

    private static void forged(PaymentPush plugin, Letter letter) {
        assertThrows(SecurityException.class, () -> plugin.receive(letter.headers(), letter.bytes()));
    }

    private List<Event> fiveEvents(Charges plugin) {
        for (int i = 0; i < 3; i++) {
            String charge = taken(plugin);
            new Act.Refund(charge, Money.of(100, "USD"), key()).by(plugin);
        }
        return provider.books().events().subList(0, MESSAGES);
    }

    private List<Notice> received(PaymentPush plugin, Event event) {
        Letter letter = provider.letter(event, inbox());
        return plugin.receive(letter.headers(), letter.bytes()).notices();
    }
}
