package org.kontor.payments.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.kontor.orders.Orders;
import org.kontor.payments.Escrows;
import org.kontor.payments.store.PaymentStore;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.work.CrashPoint;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves escrow and what sellers are owed, for the steps that come later; while the books are broken, nothing moves. */
@Component(service = Escrows.class)
public final class EscrowDesk implements Escrows {

    private final PaymentStore store;
    private final Ledger ledger;
    private final Journals journals;
    private final PayoutJournals payouts;
    private final Refunds refunds;
    private final Inspector inspector;
    private final Orders orders;
    private final Transactions transactions;

    @Activate
    public EscrowDesk(
            @Reference PaymentStore store,
            @Reference Ledger ledger,
            @Reference Journals journals,
            @Reference PayoutJournals payouts,
            @Reference Refunds refunds,
            @Reference Inspector inspector,
            @Reference Orders orders,
            @Reference Transactions transactions) {
        this.store = store;
        this.ledger = ledger;
        this.journals = journals;
        this.payouts = payouts;
        this.refunds = refunds;
        this.inspector = inspector;
        this.orders = orders;
        this.transactions = transactions;
    }

    @Override
    public Money held(UUID order) {
        return transactions.call(
                () -> holding(order, orders.total(order).currency()).available());
    }

    @Override
    public void release(UUID order, Money gross, Money commission, UUID cause) {
        if (commission.minor() < 0 || commission.compareTo(gross) > 0) {
            throw new IllegalArgumentException("a commission of " + commission + " cannot be taken from " + gross);
        }
        inspector.requireSound();
        EscrowRefusals.requirePositive(gross);
        List<Payment> payments = store.ofOrder(order);
        if (payments.isEmpty()) {
            throw EscrowRefusals.notHeld(order, gross, Money.zero(gross.currency()));
        }
        Cause release = new Cause(cause, order, cause);
        try {
            CrashPoint.hit("release.before-post");
            boolean posted = journals.released(release, payments.get(0).seller(), gross, commission);
            CrashPoint.hit("release.after-post");
            if (posted && holding(order, gross.currency()).balance().isZero()) {
                move(payments, PaymentState.CAPTURED, PaymentAction.RELEASE);
            }
        } catch (OverdrawnException less) {
            throw EscrowRefusals.notHeld(order, gross, less.available());
        }
    }

    @Override
    public void refund(UUID order, Money amount, String why, UUID cause) {
        Cause refund = new Cause(cause, order, cause);
        if (done(refund.transfer(Event.REFUND_ORDERED))) {
            return;
        }
        inspector.requireSound();
        requireHeld(order, amount);
        journals.refundOrdered(refund, amount.currency());
        Money left = amount;
        for (Payment payment : latestFirst(order)) {
            Money part = smaller(left, refunds.refundable(payment));
            if (part.isPositive()) {
                refunds.start(payment, part, "kontor", why);
                left = left.minus(part);
            }
        }
        if (left.isPositive()) {
            throw EscrowRefusals.notHeld(order, amount, amount.minus(left));
        }
    }

    @Override
    public void reclaim(UUID order, Money amount, UUID cause) {
        Cause reclaim = new Cause(cause, order, cause);
        if (done(reclaim.transfer(Event.RECLAIM))) {
            return;
        }
        inspector.requireSound();
        EscrowRefusals.requirePositive(amount);
        UUID seller = orders.order(order).seller();
        Money fromBalance = smaller(amount, owed(seller, amount.currency()));
        journals.reclaimed(reclaim, seller, fromBalance, amount.minus(fromBalance));
        move(store.ofOrder(order), PaymentState.RELEASED, PaymentAction.RECLAIM);
    }

    @Override
    public void payoutSent(UUID seller, Money amount, UUID payout) {
        Cause sent = Cause.ofNoOrder(payout);
        if (done(sent.transfer(Event.PAYOUT_SENT))) {
            return;
        }
        inspector.requireSound();
        Money owed = payable(seller, amount.currency());
        EscrowRefusals.requirePositive(amount);
        if (owed.compareTo(amount) < 0) {
            throw EscrowRefusals.notOwed(amount, owed);
        }
        payouts.sent(sent, seller, amount);
    }

    @Override
    public void payoutSettled(UUID seller, String provider, Money amount, UUID payout) {
        payouts.settled(Cause.ofNoOrder(payout), seller, provider, amount);
    }

    @Override
    public void payoutRejected(UUID seller, Money amount, UUID payout) {
        payouts.rejected(Cause.ofNoOrder(payout), seller, amount);
    }

    @Override
    public void payoutReturned(UUID seller, String provider, Money amount, UUID payout) {
        payouts.returned(Cause.ofNoOrder(payout), seller, provider, amount);
    }

    @Override
    public Money payable(UUID seller, Currency currency) {
        return transactions.call(() -> owed(seller, currency)
                .minus(ledger.available(Chart.SELLER_RECEIVABLE.account(seller, currency), currency)));
    }

    private Money owed(UUID seller, Currency currency) {
        return ledger.available(Chart.SELLER_PAYABLE.account(seller, currency), currency);
    }

    private boolean done(UUID transfer) {
        return !ledger.postings(transfer).isEmpty();
    }

    private void move(List<Payment> payments, PaymentState from, PaymentAction action) {
        for (Payment payment : payments) {
            if (payment.state() == from && !store.update(payment.moved(action))) {
                throw TradeRuleException.stale("payment");
            }
        }
    }

    private List<Payment> latestFirst(UUID order) {
        List<Payment> payments = new ArrayList<>(store.ofOrder(order));
        payments.removeIf(payment -> !PaymentStates.TABLE.allows(payment.state(), PaymentAction.REFUND));
        payments.sort(Comparator.comparing(Payment::startedAt)
                .thenComparing(Payment::id)
                .reversed());
        return payments;
    }

    private void requireHeld(UUID order, Money wanted) {
        EscrowRefusals.requirePositive(wanted);
        Money held = holding(order, wanted.currency()).available();
        if (held.compareTo(wanted) < 0) {
            throw EscrowRefusals.notHeld(order, wanted, held);
        }
    }

    private Ledger.Holding holding(UUID order, Currency currency) {
        return ledger.holding(Chart.ESCROW.account(order, currency), currency);
    }

    private static Money smaller(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
