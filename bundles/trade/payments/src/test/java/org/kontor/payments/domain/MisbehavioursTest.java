package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Declined;
import org.kontor.payment.PaymentOutcome.Pending;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.payments.domain.FaultyBank.Misbehaviour;
import org.kontor.testkit.TestStore;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * Each way in which a provider can misbehave, as far as it is seen through the interface, and the state that its
 * payments end in: what the bank took and we believe is one to one, and the rest is shown to a person.
 * {@code -Dkontor.misbehaviours=200} makes more payments of each.
 */
public class MisbehavioursTest {

    private static final int PAYMENTS = Integer.getInteger("kontor.misbehaviours", 3);

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    @Test
    public void whatIsLostOrThrownIsFoundAndTakenOnce() {
        Map<String, Misbehaviour> faults = new LinkedHashMap<>();
        faults.put(
                "hangs, drips or resets after it took",
                (bank, sum, key) -> bank.takesAndFails(sum, key, Fault.IN_DOUBT));
        faults.put("hangs before it took", (bank, sum, key) -> fails(Fault.IN_DOUBT));
        faults.put("refuses connections, answers 429 or 503", (bank, sum, key) -> fails(Fault.UNAVAILABLE));
        faults.put(
                "answers HTML or half JSON after it took",
                (bank, sum, key) -> bank.takesAndFails(sum, key, Fault.UNINTELLIGIBLE));
        faults.put("redirects elsewhere, took nothing", (bank, sum, key) -> fails(Fault.UNINTELLIGIBLE));
        faults.put("throws after it took", (bank, sum, key) -> {
            bank.takes(sum, key);
            throw new IllegalStateException("a bug in the plugin");
        });
        faults.put("throws before it took", (bank, sum, key) -> {
            throw new IllegalStateException("a bug in the plugin");
        });
        faults.put("runs out of stack", (bank, sum, key) -> {
            throw new StackOverflowError();
        });
        faults.put("runs out of memory after it took", (bank, sum, key) -> {
            bank.takes(sum, key);
            throw new OutOfMemoryError("in a test");
        });
        faults.put("cannot be linked", (bank, sum, key) -> {
            throw new NoClassDefFoundError("org/example/Gone");
        });
        faults.put("answers nothing after it took", (bank, sum, key) -> {
            bank.takes(sum, key);
            return null;
        });
        faults.put("took, and then never heard of it", (bank, sum, key) -> bank.forgets(sum, key));
        faults.forEach((name, fault) -> ends(name, fault, PaymentState.CAPTURED));
    }

    @Test
    public void whatIsOddIsReviewedAndNeverBooked() {
        Map<String, Misbehaviour> odd = new LinkedHashMap<>();
        odd.put("another currency", told(sum -> Money.of(sum.minor(), "EUR")));
        odd.put("amount 0", told(sum -> Money.zero(sum.currency())));
        odd.put("a negative amount", told(sum -> sum.times(-1)));
        odd.put("an endless amount", told(sum -> Money.of(Long.MAX_VALUE, "USD")));
        odd.put("a cent less", told(sum -> Money.of(sum.minor() - 1, "USD")));
        odd.put("no amount", told(sum -> null));
        odd.put("no id", (bank, sum, key) -> bank.notes(new Succeeded("", sum), key));
        odd.put("a null id", (bank, sum, key) -> bank.notes(new Succeeded(null, sum), key));
        odd.put("an id too long to keep", (bank, sum, key) -> bank.notes(new Succeeded("x".repeat(5000), sum), key));
        odd.put("never decides", (bank, sum, key) -> bank.notes(new Pending(), key));
        odd.put("wrong settings", (bank, sum, key) -> fails(Fault.MISCONFIGURED));
        odd.forEach((name, fault) -> ends(name, fault, PaymentState.REVIEW));
    }

    @Test
    public void aRefusalWithoutAReasonIsARefusal() {
        ends(
                "declined, and does not say why",
                (bank, sum, key) -> bank.notes(new Declined(null), key),
                PaymentState.DECLINED);
    }

    @Test
    public void ofOneIdForManyOrdersOnlyTheFirstIsBelieved() {
        Map<PaymentState, Long> states = states(run((bank, sum, key) -> bank.notes(new Succeeded("ch-1", sum), key)));

        assertEquals(Map.of(PaymentState.CAPTURED, 1L, PaymentState.REVIEW, PAYMENTS - 1L), states);
    }

    private void ends(String name, Misbehaviour fault, PaymentState state) {
        FaultyBank bank = new FaultyBank(fault);
        List<Payment> payments = run(bank, state);

        assertEquals(name, Map.of(state, (long) PAYMENTS), states(payments));
        if (state == PaymentState.CAPTURED) {
            assertEquals(name, ours(payments), bank.journal());
        }
    }

    private List<Payment> run(Misbehaviour fault) {
        return run(new FaultyBank(fault), PaymentState.REVIEW);
    }

    /** A bank that recovers does so after a minute; time goes on for four days. */
    private List<Payment> run(FaultyBank bank, PaymentState expected) {
        store.restart();
        Till till = Till.with(store, bank);
        List<Payment> begun = new ArrayList<>();
        for (int i = 0; i < PAYMENTS; i++) {
            begun.add(till.pay(till.placed()));
        }
        store.pass(Duration.ofMinutes(1));
        if (expected == PaymentState.CAPTURED) {
            bank.recovers();
        }
        for (int hours = 0; hours < 100; hours += 10) {
            store.pass(Duration.ofHours(10));
        }
        till.booksMustBalance();
        return begun.stream().map(payment -> till.payment(payment.id())).toList();
    }

    private Map<IdempotencyKey, Money> ours(List<Payment> payments) {
        return payments.stream().collect(Collectors.toMap(this::key, Payment::amount));
    }

    private IdempotencyKey key(Payment payment) {
        return store.transactions()
                .call(() -> store.intentions().latest(payment.id(), ChargeEffect.PURPOSE))
                .orElseThrow()
                .key();
    }

    private static Map<PaymentState, Long> states(List<Payment> payments) {
        return payments.stream().collect(Collectors.groupingBy(Payment::state, Collectors.counting()));
    }

    private static Misbehaviour told(UnaryOperator<Money> wrong) {
        return (bank, sum, key) -> bank.notes(new Succeeded("ch-" + key.value(), wrong.apply(sum)), key);
    }

    private static PaymentOutcome fails(Fault fault) {
        throw new ProviderException(fault, "in a test");
    }
}
