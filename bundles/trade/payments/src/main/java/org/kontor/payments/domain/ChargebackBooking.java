package org.kontor.payments.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.kontor.orders.OrderState;
import org.kontor.orders.Orders;
import org.kontor.payment.Chargebacks.Chargeback;
import org.kontor.payment.Chargebacks.State;
import org.kontor.payments.domain.ChargebackCase.Source;
import org.kontor.payments.store.ChargebackStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.values.Money;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What follows from how a chargeback stands. Money is booked as taken back while it is open or lost, out of escrow as
 * long as it is there; so a payment is never both refunded and charged back.
 */
@Component(service = ChargebackBooking.class)
public final class ChargebackBooking {

    private final ChargebackStore store;
    private final PaymentStore payments;
    private final Cashier cashier;
    private final Escrow escrow;
    private final Refunds refunds;
    private final Orders orders;
    private final Clock clock;

    @Activate
    public ChargebackBooking(
            @Reference ChargebackStore store,
            @Reference PaymentStore payments,
            @Reference Cashier cashier,
            @Reference Escrow escrow,
            @Reference Refunds refunds,
            @Reference Orders orders,
            @Reference Clock clock) {
        this.store = store;
        this.payments = payments;
        this.cashier = cashier;
        this.escrow = escrow;
        this.refunds = refunds;
        this.orders = orders;
        this.clock = clock;
    }

    /** Throws a conflict while the payer's bank has the payment's money, or is about to decide on it. */
    void requireNone(Payment payment) {
        List<ChargebackCase> all = store.of(payment.id());
        if (all.stream().anyMatch(ChargebackCase::taken)) {
            throw TradeRuleException.conflict(
                    "charged-back",
                    "The payer's bank has taken the payment back; a refund would pay it twice",
                    "wait until the chargeback is won");
        }
    }

    /** In the caller's transaction. The same news twice changes nothing. */
    void settle(Payment payment, ChargebackCase before, Chargeback told) {
        ChargebackCase after = before.told(told, source(payment, before, told), clock.instant());
        if (!store.update(after)) {
            throw TradeRuleException.stale("chargeback");
        }
        boolean same = before.taken() == after.taken() && before.amount().equals(after.amount());
        if (!same && before.taken()) {
            escrow.winBack(payment, before.amount(), before.source(), after.cause());
        }
        if (!same && after.taken()) {
            escrow.chargeBack(payment, after.amount(), after.source(), after.cause());
        }
        CrashPoint.hit("chargeback.after-post");
        move(payment, before, after);
        if (before.state() != after.state() && after.state() != State.WARNED) {
            tell(payment, after);
        }
        CrashPoint.hit("chargeback.before-commit");
    }

    private void tell(Payment payment, ChargebackCase after) {
        cashier.record(
                payment,
                after.over() ? Fact.Kind.CHARGEBACK_CLOSED : Fact.Kind.CHARGEBACK_OPENED,
                Map.of(
                        "chargeback", after.reference(),
                        "amount", after.amount().toString(),
                        "state", after.state().name(),
                        "reason", after.reason()));
    }

    /** What was in escrow is there again when all is won, and goes back when the order was called off meanwhile. */
    private void move(Payment payment, ChargebackCase before, ChargebackCase after) {
        if (payment.state() == PaymentState.CAPTURED && after.taken() && after.source() == Source.ESCROW) {
            save(payment.moved(PaymentAction.CHARGE_BACK));
        }
        boolean others = store.of(payment.id()).stream().anyMatch(ChargebackCase::taken);
        if (payment.state() == PaymentState.CHARGED_BACK && before.taken() && !others) {
            save(payment.moved(PaymentAction.WIN_BACK));
            giveBackWhenCalledOff(payments.find(payment.id()).orElseThrow());
        }
    }

    private void giveBackWhenCalledOff(Payment held) {
        if (orders.order(held.order()).state() == OrderState.CANCELLED) {
            refunds.start(held, "kontor", "the order was called off");
        }
    }

    private Source source(Payment payment, ChargebackCase before, Chargeback told) {
        if (before.taken() && before.amount().equals(told.amount())) {
            return before.source();
        }
        boolean fits = told.amount().currency().equals(payment.amount().currency())
                && told.amount().isPositive()
                && told.amount().compareTo(payment.amount()) <= 0;
        if (!fits) {
            return Source.UNBOOKED;
        }
        return switch (payment.state()) {
            case CAPTURED, CHARGED_BACK -> ofHeld(payment, before, told.amount());
            case RELEASED -> Source.SELLER;
            case REFUNDING, REFUNDED, REFUND_FAILED -> Source.PROVIDER;
            default -> Source.UNBOOKED;
        };
    }

    /** What was given back is the provider's to claim, what was released already is the seller's to pay. */
    private Source ofHeld(Payment payment, ChargebackCase before, Money taken) {
        if (escrow.refundable(payment).compareTo(taken) < 0) {
            return Source.PROVIDER;
        }
        boolean again = before.taken() && before.source() == Source.ESCROW;
        Money held = escrow.held(payment);
        Money all = again ? held.plus(payment.worthOf(before.amount()).amount()) : held;
        return all.compareTo(payment.worthOf(taken).amount()) < 0 ? Source.SELLER : Source.ESCROW;
    }

    private void save(Payment changed) {
        if (!payments.update(changed)) {
            throw TradeRuleException.stale("payment");
        }
    }
}
