package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.payment.Captures;
import org.kontor.payment.Chargebacks;
import org.kontor.payment.Chargebacks.Chargeback;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentPush;
import org.kontor.payment.Remittance;
import org.kontor.payment.Voids;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.Intention;

/** Wherever a payment stands unresolved, there is a time when it goes on, or a person who is shown it. */
public class NothingForgottenTest {

    /** Nothing is left to do for the payment itself; CAPTURED waits for the order. */
    private static final Set<PaymentState> RESOLVED =
            EnumSet.of(PaymentState.CAPTURED, PaymentState.DECLINED, PaymentState.RELEASED, PaymentState.REFUNDED);

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private final Set<PaymentState> seen = EnumSet.noneOf(PaymentState.class);
    private Till till;

    @Before
    public void open() {
        till = new Till(store, Captures.class, Voids.class, PaymentPush.class, Chargebacks.class);
    }

    @Test
    public void everyUnresolvedStateHasATimeOrAPerson() {
        begins();
        isUndecided();
        isReserved();
        isSentByBank();
        isOdd();
        isCalledOff();
        isRefunded();
        isChargedBack();

        assertEquals(EnumSet.complementOf(EnumSet.copyOf(RESOLVED)), seen);
    }

    private void begins() {
        Order order = till.placed();
        look(till.desk.begin(order.id(), Optional.empty(), Optional.empty(), till.buyer));
        till.bank.isDown();
        pay();
        till.bank.recovers();
        till.bank.losesAnswers();
        pay();
        till.bank.recovers();
    }

    private void isUndecided() {
        till.bank.answers(new PaymentOutcome.Pending());
        pay();
        till.bank.answers(new PaymentOutcome.ActionRequired(URI.create("https://bank.example/3ds")));
        pay();
        till.bank.succeedsAgain();
    }

    private void isReserved() {
        till.bank.answers(new PaymentOutcome.Pending());
        Payment pending = till.pay(till.placed());
        till.bank.succeedsAgain();
        till.bank.answersOne(
                till.chargeOf(pending).key(),
                till.bank.hold(pending.amount(), store.clock().instant().plus(Duration.ofDays(7))));
        store.intentions().carryOut(till.chargeOf(pending).id());
        look(pending.id());
    }

    private void isSentByBank() {
        Order order = till.placed();
        LocalDate until = store.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
        till.bank.answers(new PaymentOutcome.AwaitingFunds(
                new Remittance("Kontor", "DE89370400440532013000", "", "", order.total(), "RF18539007547034", until)));
        Payment awaited = till.pay(order);
        look(awaited.id());
        till.funds.arrived(awaited.id(), Money.of(1, "USD"), "e-1");
        look(awaited.id());
        till.bank.succeedsAgain();
    }

    private void isOdd() {
        till.bank.answers(new PaymentOutcome.Succeeded("ch-odd", Money.of(1, "USD")));
        pay();
        till.bank.succeedsAgain();
    }

    private void isCalledOff() {
        till.bank.answers(new PaymentOutcome.Pending());
        Payment pending = till.pay(till.placed());
        look(till.callingOff.begin(pending.id(), till.buyer));
        till.bank.succeedsAgain();
    }

    private void isRefunded() {
        Order order = till.placed();
        Payment paid = till.pay(order);
        till.orders.desk.cancel(order.id(), till.buyer, "changed our mind");
        look(paid.id());
        till.bank.answers(new PaymentOutcome.Declined("account_closed"));
        till.secondLook.carryOut(paid.id());
        look(paid.id());
        till.bank.succeedsAgain();
    }

    private void isChargedBack() {
        Payment paid = till.pay(till.placed());
        till.bank.tells(new Chargeback(
                "dp-1", paid.answer().reference(), paid.amount(), "", Chargebacks.State.OPEN, Optional.empty()));
        till.mail.receive(
                Till.BANK,
                Map.of(ScriptedBank.SIGNATURE, "genuine"),
                "cb-1 CHARGEBACK - dp-1".getBytes(StandardCharsets.UTF_8));
        till.inbox.due(till.inbox.open(1).get(0).id());
        look(paid.id());
    }

    private void pay() {
        look(till.pay(till.placed()).id());
    }

    private void look(UUID id) {
        PaymentDesk.Standing standing = till.desk.standing(id, till.operator);
        PaymentState state = standing.payment().state();
        seen.add(state);
        boolean timed = standing.undecided().flatMap(Intention::nextAt).isPresent()
                || timer("payments.funds", id) && standing.awaited().isPresent()
                || state == PaymentState.CHARGED_BACK
                        && till.chargebacks.open().stream().anyMatch(this::asked);
        boolean shown =
                till.reviews.open(100).stream().anyMatch(payment -> payment.id().equals(id));
        assertTrue(state + " is forgotten", timed || shown);
    }

    private boolean asked(ChargebackCase chargeback) {
        return timer("payments.chargeback", chargeback.id());
    }

    private boolean timer(String purpose, UUID subject) {
        return store.timers().waiting(1000).stream()
                .anyMatch(timer ->
                        timer.purpose().equals(purpose) && timer.subject().equals(subject));
    }
}
