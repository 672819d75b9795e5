package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.accounts.Accounts;
import org.kontor.accounts.Organisation;
import org.kontor.accounts.PaymentInstrument;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.domain.RealOrders;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payments.Books;
import org.kontor.payments.Transfer;
import org.kontor.payments.store.Findings;
import org.kontor.payments.store.LedgerStore;
import org.kontor.payments.store.PartRefundStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.providers.host.HostOfOne;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.work.Fact;

/** The payments step, wired as in the product, with real orders, a real provider host and a bank that the test leads. */
final class Till {

    static final String BANK = "payment.bank";
    private static final List<String> STORY =
            List.of("CAPTURE", "RELEASE", "RECLAIM", "REFUND_REQUESTED", "REFUND_FAILED", "REFUND_CONFIRMED");

    final ScriptedBank bank;
    final HostOfOne host;
    final RealOrders orders;
    final PaymentDesk desk;
    final SecondLook secondLook;
    final Ledger ledger;
    final HeldMoney held;
    final PartRefundStore parts;
    final Caller buyer;
    final Caller seller;
    final Caller operator = caller("operator", Permission.OPERATE, Permission.READ);
    private final TestStore ground;
    private final UUID instrument = Keys.fresh();

    Till(TestStore ground) {
        this(
                ground,
                new ScriptedBank(),
                caller("purchasing", Permission.PAY, Permission.READ, Permission.TRADE),
                caller("sales", Permission.READ, Permission.TRADE));
    }

    /** After a restart: the same bank and the same people. */
    Till(TestStore ground, Till before) {
        this(ground, before.bank, before.buyer, before.seller);
    }

    private Till(TestStore ground, ScriptedBank bank, Caller buyer, Caller seller) {
        this.ground = ground;
        this.bank = bank;
        this.buyer = buyer;
        this.seller = seller;
        var transactions = ground.transactions();
        var clock = ground.clock();
        var schema = ground.schema("payments");
        host = new HostOfOne(transactions, clock, BANK, bank, Charges.class);
        orders = new RealOrders(ground);
        PaymentStore store = new PaymentStore(ground.sql(), schema);
        ledger = new Ledger(
                new LedgerStore(ground.sql(), schema), new Findings(ground.sql(), schema), transactions, clock);
        Escrow escrow = new Escrow(ledger, clock);
        AskSchedule schedule = new AskSchedule(Duration.ofHours(72));
        Refunds refunds =
                new Refunds(store, escrow, transactions, ground.intentions(), ground.timers(), ground.facts(), clock);
        parts = new PartRefundStore(ground.sql(), schema);
        PartRefunds partRefunds =
                new PartRefunds(parts, escrow, transactions, ground.intentions(), ground.timers(), ground.facts(), clock);
        Charging charging = new Charging(store, escrow, refunds, schedule, orders.desk, ground.facts(), clock);
        Inspector inspector = new Inspector(ledger, ground.timers(), transactions, clock);
        Accounts accounts = new Verified(new PaymentInstrument(
                instrument, buyer.organisation(), BANK, new PayerToken("tok"), "VISA", "4242", "Elbe Leuchten GmbH"));
        desk = new PaymentDesk(
                store, inspector, transactions, accounts, orders.desk, ground.intentions(), ground.facts(), clock);
        secondLook = new SecondLook(
                store, desk, charging, refunds, partRefunds, inspector, transactions, ground.intentions(), host.providers());
        ground.add(new ChargeEffect(store, charging, escrow, transactions, accounts, host.providers()));
        ground.add(new RefundEffect(
                store, escrow, schedule, transactions, orders.desk, host.providers(), ground.facts(), clock));
        ground.add(refunds);
        ground.add(inspector);
        ground.add(new PartRefundEffect(
                parts, store, escrow, schedule, transactions, orders.desk, host.providers(), ground.facts(), clock));
        ground.add(partRefunds);
        held = new HeldMoney(
                store, ledger, refunds, partRefunds, inspector, orders.desk, new SellerBooks(ledger, clock));
        ground.add(new OrderWatch(held));
    }

    Order placed() {
        return orders.placed(buyer.organisation(), seller.organisation(), instrument);
    }

    /** As the resource does it: begin in a transaction, carry out after it. */
    Payment pay(Order order) {
        UUID payment = desk.begin(order.id(), Optional.empty(), buyer);
        desk.carryOut(payment);
        return payment(payment);
    }

    Payment payment(UUID id) {
        return desk.standing(id, buyer).payment();
    }

    OrderState state(Order order) {
        return orders.state(order.id()).orElseThrow();
    }

    List<Fact.Kind> story(Order order) {
        return ground.facts().of(order.id()).stream().map(Fact::kind).toList();
    }

    /** In the order of a story; the test's clock stands still, so their times are equal. */
    List<String> transfers(Order order) {
        return ledger.transfers(order.id()).stream()
                .map(Transfer::kind)
                .sorted(Comparator.comparing(STORY::indexOf))
                .toList();
    }

    /** Every story ends with books that balance. */
    void booksMustBalance() {
        List<Books.Invariant> broken = ledger.invariants().stream()
                .filter(invariant -> !invariant.holds())
                .toList();
        assertEquals(List.of(), broken);
    }

    private static Caller caller(String name, Permission... permissions) {
        return new Caller(Keys.fresh(), Keys.fresh(), name, Set.of(permissions));
    }

    private record Verified(PaymentInstrument instrument) implements Accounts {

        @Override
        public Organisation organisation(UUID id) {
            throw new UnsupportedOperationException("payments ask for no organisation");
        }

        @Override
        public void requireVerified(UUID organisation, String toDo) {}

        @Override
        public PaymentInstrument instrument(UUID organisation, UUID id) {
            return instrument;
        }
    }
}
