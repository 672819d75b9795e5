package org.kontor.payments.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;
import org.kontor.payment.Remittance;
import org.kontor.payments.domain.Funds;
import org.kontor.payments.domain.Payment;
import org.kontor.payments.domain.PaymentDesk.Standing;
import org.kontor.payments.domain.PaymentState;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.values.Money;
import org.kontor.work.Intention;

public class PaymentViewTest {

    private static final Instant NOW = Instant.parse("2026-11-04T09:00:00Z");

    private final UUID order = Keys.fresh();
    private final Caller buyer = caller(Permission.PAY);
    private final Caller operator = caller(Permission.OPERATE);

    @Test
    public void aRefundSaysWhatIsKnownOfItAndWhoMustAct() {
        PaymentView onItsWay = view(PaymentState.REFUNDING, Optional.of(Intention.State.ASKING), buyer);
        assertEquals("provider", onItsWay.whoMustAct());

        PaymentView doubted = view(PaymentState.REFUNDING, Optional.of(Intention.State.IN_DOUBT), buyer);
        assertEquals(Optional.of(Intention.State.IN_DOUBT), doubted.asking());
        assertNotEquals(onItsWay.meaning(), doubted.meaning());

        PaymentView stuck = view(PaymentState.REFUNDING, Optional.of(Intention.State.STUCK), buyer);
        assertEquals("operator", stuck.whoMustAct());
    }

    @Test
    public void onlyOperatorsSeeTheProvidersOwnReason() {
        assertEquals(
                Optional.empty(),
                view(PaymentState.REVIEW, Optional.empty(), buyer).reason());
        assertEquals(
                Optional.of("account_closed"),
                view(PaymentState.REVIEW, Optional.empty(), operator).reason());
    }

    @Test
    public void whoPaysSeesWhatToTellTheBank() {
        Remittance remittance = new Remittance(
                "Kontor Escrow",
                "DE89370400440532013000",
                "COBADEFFXXX",
                "",
                Money.of(100, "USD"),
                "RF18539007547034",
                LocalDate.of(2026, 11, 11));
        Funds.Awaited awaited = new Funds.Awaited(remittance, Money.of(40, "USD"), Money.of(60, "USD"), NOW);
        Standing standing = new Standing(payment(PaymentState.PARTIALLY_PAID), Optional.empty(), Optional.of(awaited));

        PaymentView seen = PaymentView.of(standing, buyer);
        assertEquals(Optional.of(Money.of(60, "USD")), seen.remittance().map(RemittanceView::remaining));
        assertEquals(Optional.of(NOW), seen.nextAskAt());
        assertEquals("buyer", seen.whoMustAct());
        assertEquals(
                Optional.empty(),
                PaymentView.of(standing, caller(Permission.TRADE)).remittance());
    }

    private PaymentView view(PaymentState state, Optional<Intention.State> asking, Caller viewer) {
        Payment payment = payment(state);
        return PaymentView.of(
                new Standing(payment, asking.map(open -> intention(payment, open)), Optional.empty()), viewer);
    }

    private Payment payment(PaymentState state) {
        return new Payment(
                Keys.fresh(),
                order,
                "K-TEST-1",
                buyer.organisation(),
                Keys.fresh(),
                "payment.bank",
                Keys.fresh(),
                1,
                Money.of(100, "USD"),
                state,
                1,
                new Payment.Answer("ch-1", "account_closed", "", "", Optional.empty(), 1, Optional.of(NOW)),
                NOW);
    }

    private static Intention intention(Payment payment, Intention.State state) {
        return new Intention(
                Keys.fresh(),
                "payment.refund",
                payment.order(),
                payment.id(),
                payment.provider(),
                "",
                state,
                1,
                1,
                NOW,
                Optional.of(NOW),
                "");
    }

    private static Caller caller(Permission permission) {
        return new Caller(Keys.fresh(), Keys.fresh(), "somebody", Set.of(permission, Permission.READ));
    }
}
