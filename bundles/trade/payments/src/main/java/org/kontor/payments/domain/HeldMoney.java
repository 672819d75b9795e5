package org.kontor.payments.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kontor.orders.Orders;
import org.kontor.payments.Escrows;
import org.kontor.payments.store.PaymentStore;
import org.kontor.values.Money;
import org.kontor.work.CrashPoint;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves held money for other steps; whoever draws on an order first claims its payments, so that one of two wins. */
@Component(service = {Escrows.class, HeldMoney.class})
public final class HeldMoney implements Escrows {

    private static final Set<PaymentState> TAKEN = Set.of(PaymentState.CAPTURED, PaymentState.RELEASED);

    private final PaymentStore store;
    private final Ledger ledger;
    private final Refunds refunds;
    private final PartRefunds parts;
    private final Inspector inspector;
    private final Orders orders;
    private final SellerBooks books;

    @Activate
    public HeldMoney(
            @Reference PaymentStore store,
            @Reference Ledger ledger,
            @Reference Refunds refunds,
            @Reference PartRefunds parts,
            @Reference Inspector inspector,
            @Reference Orders orders,
            @Reference SellerBooks books) {
        this.store = store;
        this.ledger = ledger;
        this.refunds = refunds;
        this.parts = parts;
        this.inspector = inspector;
        this.orders = orders;
        this.books = books;
    }

    @Override
    public Money held(UUID order) {
        Currency currency = orders.order(order).total().currency();
        return ledger.credit(AccountName.escrow(order, currency), currency);
    }

    @Override
    public void release(UUID order, Money gross, Money commission, UUID cause) {
        claimed(order);
        CrashPoint.hit("release.before-post");
        books.release(orders.order(order), gross, commission, cause);
        CrashPoint.hit("release.after-post");
        closeWhenEmpty(order);
    }

    @Override
    public void refund(UUID order, Money amount, String why, UUID cause) {
        Money rest = amount;
        List<Payment> latestFirst = claimed(order);
        Collections.reverse(latestFirst);
        for (Payment payment : latestFirst) {
            Money free = payment.amount().minus(parts.given(payment));
            Money taken = free.compareTo(rest) < 0 ? free : rest;
            giveBack(payment, taken, why);
            rest = rest.minus(taken);
        }
        if (rest.isPositive()) {
            throw TradeRuleException.conflict(
                    "more-than-paid",
                    rest + " more than was paid and not given back cannot be refunded",
                    "refund " + amount.minus(rest) + " at most");
        }
        closeWhenEmpty(order);
    }

    @Override
    public void reclaim(UUID order, Money amount, UUID cause) {
        claimed(order);
        books.reclaim(orders.order(order), amount, cause);
    }

    @Override
    public Money payable(UUID seller, Currency currency) {
        return books.payable(seller, currency);
    }

    @Override
    public void payoutSent(UUID seller, Money amount, UUID payout) {
        inspector.requireSound();
        books.payoutSent(seller, amount, payout);
    }

    @Override
    public void payoutSettled(UUID seller, Money amount, UUID payout) {
        inspector.requireSound();
        books.payoutSettled(amount, payout);
    }

    @Override
    public void payoutRejected(UUID seller, Money amount, UUID payout) {
        inspector.requireSound();
        books.payoutRejected(seller, amount, payout);
    }

    @Override
    public void payoutReturned(UUID seller, Money amount, UUID payout) {
        inspector.requireSound();
        books.payoutReturned(seller, amount, payout);
    }

    /** Every captured payment of an order that is called off, as far as it has not been given back or released. */
    void giveBackAll(UUID order, String why, UUID cause) {
        Money held = held(order);
        Money captured = store.ofOrder(order).stream()
                .filter(payment -> payment.state() == PaymentState.CAPTURED)
                .map(payment -> payment.amount().minus(parts.given(payment)))
                .reduce(Money.zero(held.currency()), Money::plus);
        Money free = captured.compareTo(held) < 0 ? captured : held;
        if (free.isPositive()) {
            refund(order, free, why, cause);
        }
    }

    private void giveBack(Payment payment, Money amount, String why) {
        boolean whole = payment.state() == PaymentState.CAPTURED && amount.equals(payment.amount());
        if (whole) {
            refunds.start(payment, "kontor", why);
        } else if (amount.isPositive()) {
            parts.start(payment, amount, why);
        }
    }

    /** Nobody else moves this order's money before the caller's transaction ends; oldest first. */
    private List<Payment> claimed(UUID order) {
        inspector.requireSound();
        List<Payment> claimed = new ArrayList<>();
        for (Payment payment : store.ofOrder(order)) {
            if (TAKEN.contains(payment.state())) {
                requireUpdated(payment);
                claimed.add(store.find(payment.id()).orElseThrow());
            }
        }
        if (claimed.isEmpty()) {
            throw TradeRuleException.conflict(
                    "nothing-in-escrow", "The order has no money in escrow", "look at the order's payments");
        }
        return claimed;
    }

    private void closeWhenEmpty(UUID order) {
        if (!held(order).isZero()) {
            return;
        }
        store.ofOrder(order).stream()
                .filter(payment -> payment.state() == PaymentState.CAPTURED)
                .filter(payment -> parts.given(payment).compareTo(payment.amount()) < 0)
                .forEach(payment -> requireUpdated(payment.moved(PaymentAction.RELEASE)));
    }

    private void requireUpdated(Payment payment) {
        if (!store.update(payment)) {
            throw TradeRuleException.stale("payment");
        }
    }
}
