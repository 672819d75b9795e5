package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Remittance;
import org.kontor.payment.Voids;
import org.kontor.payments.Books.Invariant;
import org.kontor.payments.Inspection;
import org.kontor.testkit.TestStore;
import org.kontor.work.Fact;
import org.kontor.work.Invariant.Look;
import org.kontor.work.TradeRuleException;

/** Each invariant of payments is broken once, is found, stops money, and frees it again when it is mended. */
public class InvariantsTest {

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private Till till;

    @Before
    public void open() {
        till = new Till(store, Voids.class);
        till.inspector.add(till.reconciliation);
        till.inspector.add(till.paths);
        till.inspector.add(till.forgotten);
        store.runDue();
    }

    @Test
    public void moneyThatTheProviderDoesNotKnowStopsMoney() {
        Payment paid = till.pay(till.placed());
        PaymentOutcome right = new PaymentOutcome.Succeeded(paid.answer().reference(), paid.amount());

        till.bank.answersOne(till.chargeOf(paid).key(), new PaymentOutcome.Declined("never taken"));
        store.pass(Duration.ofMinutes(3));
        requireStopped(
                "I5",
                "payment " + paid.id() + " of " + paid.amount() + " is CAPTURED here, and at payment.bank Declined");

        till.bank.answersOne(till.chargeOf(paid).key(), right);
        requireFreeAMinuteLater();
    }

    @Test
    public void aHistoryThatNoTableAllowsStopsMoney() {
        till.bank.answers(new PaymentOutcome.Pending());
        Payment pending = till.pay(till.placed());

        change("update payments set state = 'STARTED' where id = '" + pending.id() + "'");
        till.inspector.inspect();
        requireStopped("I8", "payment " + pending.id() + " went from PENDING to STARTED");

        change("update payments set state = 'PENDING' where id = '" + pending.id() + "'");
        requireFreeAMinuteLater();
    }

    @Test
    public void anUndecidedPaymentThatNobodyTakesUpAgainStopsMoney() {
        till.bank.answers(new PaymentOutcome.Pending());
        Payment pending = till.pay(till.placed());
        String charge = till.chargeOf(pending).id().toString();

        change("update intentions set state = 'DONE' where id = '" + charge + "'");
        store.pass(Duration.ofMinutes(1));
        requireStopped("I10", "payment " + pending.id() + " is PENDING and nothing will come of it");

        change("update intentions set state = 'ASKING' where id = '" + charge + "'");
        requireFreeAMinuteLater();
    }

    @Test
    public void awaitedMoneyWithoutAnEndStopsMoney() {
        Payment awaiting = awaiting();

        store.transactions().run(() -> store.timers().cancel("payments.funds", awaiting.id()));
        store.pass(Duration.ofMinutes(1));
        requireStopped("I10", "payment " + awaiting.id() + " is AWAITING_FUNDS and nothing will come of it");

        store.transactions().run(() -> store.timers()
                .schedule(
                        "payments.funds", awaiting.id(), store.clock().instant().plus(Duration.ofDays(9))));
        requireFreeAMinuteLater();
    }

    @Test
    public void evidenceThatASecondLookDoesNotFindIsNone() {
        FlickeringInvariant flickering = new FlickeringInvariant();
        till.inspector.add(flickering);

        store.pass(Duration.ofMinutes(1));

        assertEquals(2, flickering.looks);
        assertEquals(List.of("found both times"), finding("I11").evidence());
    }

    @Test
    public void allAreToldByTheirNumberAndNoMoreEvidenceIsShownThanIsRead() {
        till.inspector.add(new FlickeringInvariant());

        Inspection.Report report = till.inspector.inspect();

        assertEquals(
                List.of("I1", "I2", "I3", "I4", "I5", "I8", "I10", "I11", "I12"),
                report.invariants().stream().map(Invariant::number).distinct().toList());
        assertEquals(
                Look.SHOWN,
                new Look(99, Collections.nCopies(99, "row")).evidence().size());
    }

    private static final class FlickeringInvariant implements org.kontor.work.Invariant {

        private int looks;

        @Override
        public String number() {
            return "I11";
        }

        @Override
        public String name() {
            return "it flickers";
        }

        @Override
        public Look since(Instant since) {
            looks++;
            return new Look(2, List.of("look " + looks, "found both times"));
        }
    }

    private Payment awaiting() {
        var order = till.placed();
        Remittance told = new Remittance(
                "Kontor",
                "DE89370400440532013000",
                "",
                "",
                order.total(),
                "RF18539007547034",
                LocalDate.of(2026, 11, 9));
        till.bank.answers(new PaymentOutcome.AwaitingFunds(told));
        Payment awaiting = till.pay(order);
        assertEquals(PaymentState.AWAITING_FUNDS, awaiting.state());
        return awaiting;
    }

    private void requireStopped(String number, String evidence) {
        assertEquals(List.of(number + " " + evidence), broken());
        var next = till.placed();
        TradeRuleException refused = assertThrows(TradeRuleException.class, () -> till.pay(next));
        assertEquals("books-broken", refused.code());
        assertEquals(TradeRuleException.Kind.CONFLICT, refused.kind());
    }

    private void requireFreeAMinuteLater() {
        store.pass(Duration.ofMinutes(1));
        assertEquals(List.of(), broken());
        till.bank.succeedsAgain();
        var next = till.placed();
        till.pay(next);
        assertTrue(till.story(next).contains(Fact.Kind.PAID));
    }

    private List<String> broken() {
        return till.inspector.latest().invariants().stream()
                .filter(one -> !one.holds())
                .flatMap(one -> one.evidence().stream().map(row -> one.number() + " " + row))
                .toList();
    }

    private Invariant finding(String number) {
        return till.inspector.latest().invariants().stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private void change(String statement) {
        store.transactions().run(() -> assertEquals(1, store.sql().now().execute(statement)));
    }
}
