package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.Accounts;
import org.kontor.orders.Order;
import org.kontor.orders.domain.RealOrders;
import org.kontor.payments.Books;
import org.kontor.payments.Escrows;
import org.kontor.payments.Transfer;
import org.kontor.payments.store.Findings;
import org.kontor.payments.store.LedgerStore;
import org.kontor.payments.store.PartRefundStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.providers.Providers;
import org.kontor.security.Caller;
import org.kontor.testkit.TestStore;

/** The payments step on the test's database, wired as in the product. */
public final class RealPayments {

    public final Escrows escrows;
    private final PaymentDesk desk;
    private final Ledger ledger;

    public RealPayments(TestStore ground, RealOrders orders, Accounts accounts, Providers providers) {
        var transactions = ground.transactions();
        var clock = ground.clock();
        var schema = ground.schema("payments");
        PaymentStore store = new PaymentStore(ground.sql(), schema);
        PartRefundStore parts = new PartRefundStore(ground.sql(), schema);
        ledger = new Ledger(
                new LedgerStore(ground.sql(), schema), new Findings(ground.sql(), schema), transactions, clock);
        Escrow escrow = new Escrow(ledger, clock);
        AskSchedule schedule = new AskSchedule(Duration.ofHours(72));
        Refunds refunds =
                new Refunds(store, escrow, transactions, ground.intentions(), ground.timers(), ground.facts(), clock);
        PartRefunds partRefunds = new PartRefunds(
                parts, escrow, transactions, ground.intentions(), ground.timers(), ground.facts(), clock);
        Charging charging = new Charging(store, escrow, refunds, schedule, orders.desk, ground.facts(), clock);
        Inspector inspector = new Inspector(ledger, ground.timers(), transactions, clock);
        HeldMoney held = new HeldMoney(
                store, ledger, refunds, partRefunds, inspector, orders.desk, new SellerBooks(ledger, clock));
        escrows = held;
        desk = new PaymentDesk(
                store, inspector, transactions, accounts, orders.desk, ground.intentions(), ground.facts(), clock);
        ground.add(new ChargeEffect(store, charging, escrow, transactions, accounts, providers));
        ground.add(new RefundEffect(
                store, escrow, schedule, transactions, orders.desk, providers, ground.facts(), clock));
        ground.add(new PartRefundEffect(
                parts, store, escrow, schedule, transactions, orders.desk, providers, ground.facts(), clock));
        ground.add(refunds);
        ground.add(partRefunds);
        ground.add(inspector);
        ground.add(new OrderWatch(held));
    }

    public void pay(Order order, Caller buyer) {
        desk.carryOut(desk.begin(order.id(), Optional.empty(), buyer));
    }

    public List<String> transfers(UUID subject) {
        return ledger.transfers(subject).stream().map(Transfer::kind).sorted().toList();
    }

    /** Every story ends with books that balance. */
    public void booksMustBalance() {
        List<Books.Invariant> broken = ledger.invariants().stream()
                .filter(invariant -> !invariant.holds())
                .toList();
        assertEquals(List.of(), broken);
    }
}
