package org.kontor.settlement.domain;

import static org.junit.Assert.assertEquals;

import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.Trigger;
import org.kontor.orders.domain.RealOrders;
import org.kontor.payment.Charges;
import org.kontor.payment.Payouts;
import org.kontor.payments.domain.RealPayments;
import org.kontor.providers.host.HostOfOne;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.settlement.ReleasePolicy;
import org.kontor.settlement.store.DisputeStore;
import org.kontor.settlement.store.EvidenceStore;
import org.kontor.settlement.store.PayoutAccountStore;
import org.kontor.settlement.store.PayoutStore;
import org.kontor.settlement.store.SettlementStore;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.tracking.DeliveryConfidence;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.Invariant;
import org.kontor.work.TimerHandler;

/** The settlement step, wired as in the product, with real orders and payments, and a bank that the test leads. */
final class Court {

    /** An operator's settings, all but a few as they are by default. */
    record Rules(ReleasePolicy policy, String[] commissions, String[] fourEyesAbove, int payoutEveryDays, boolean waits)
            implements SettlementTerms.Settings {

        static final Rules USUAL =
                new Rules(ReleasePolicy.HOLD_ALL, new String[] {}, new String[] {"USD 20000.00"}, 0, true);

        Rules under(ReleasePolicy other) {
            return new Rules(other, commissions, fourEyesAbove, payoutEveryDays, waits);
        }

        Rules keeping(String... rules) {
            return new Rules(policy, rules, fourEyesAbove, payoutEveryDays, waits);
        }

        Rules twoAbove(String limit) {
            return new Rules(policy, commissions, new String[] {limit}, payoutEveryDays, waits);
        }

        Rules payingEvery(int days) {
            return new Rules(policy, commissions, fourEyesAbove, days, waits);
        }

        Rules withoutWaiting() {
            return new Rules(policy, commissions, fourEyesAbove, payoutEveryDays, false);
        }

        @Override
        public int confidencePercent() {
            return 70;
        }

        @Override
        public int depositPercent() {
            return 30;
        }

        @Override
        public int negotiationDays() {
            return waits ? 3 : 0;
        }

        @Override
        public int escalationDays() {
            return 7;
        }

        @Override
        public int evidenceDays() {
            return waits ? 5 : 0;
        }

        @Override
        public int claimDays() {
            return 30;
        }

        @Override
        public int payoutWaitDays() {
            return 3;
        }

        @Override
        public int returnDays() {
            return 10;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return SettlementTerms.Settings.class;
        }
    }

    final ScriptedBank bank;
    final Traders traders;
    final RealOrders orders;
    final RealPayments payments;
    final DisputeDesk disputes;
    final Negotiation negotiation;
    final RulingDesk rulings;
    final PayoutAccounts payoutAccounts;
    final PayoutDesk payouts;
    final Inspections inspections;
    final Caller buyer;
    final Caller seller;
    final Caller operator = caller("first operator", Permission.OPERATE, Permission.READ);
    final Caller second = caller("second operator", Permission.OPERATE, Permission.READ);
    volatile double confidence = 0.93;
    final SettlementBook book;
    final PayoutBook payoutBook;
    final SettlementPaths paths;
    final ForgottenSettlements forgotten;
    private final TestStore ground;

    Court(TestStore ground, Rules rules) {
        this(
                ground,
                rules,
                new ScriptedBank(),
                new Traders(),
                List.of(
                        caller("purchasing", Permission.PAY, Permission.READ, Permission.TRADE),
                        caller("sales", Permission.READ, Permission.TRADE, Permission.PAY)));
    }

    /** After a restart: the same bank and the same people. */
    Court(TestStore ground, Rules rules, Court before) {
        this(ground, rules, before.bank, before.traders, List.of(before.buyer, before.seller));
    }

    private Court(TestStore ground, Rules rules, ScriptedBank bank, Traders traders, List<Caller> parties) {
        this.ground = ground;
        this.bank = bank;
        this.traders = traders;
        buyer = parties.get(0);
        seller = parties.get(1);
        var transactions = ground.transactions();
        var clock = ground.clock();
        var schema = ground.schema("settlement");
        HostOfOne host = new HostOfOne(transactions, clock, "payment.bank", bank, Charges.class, Payouts.class);
        orders = new RealOrders(ground);
        payments = new RealPayments(ground, orders, traders, host.providers());
        SettlementTerms terms = new SettlementTerms(rules);
        DisputeStore disputeStore = new DisputeStore(ground.sql(), schema);
        SettlementStore settlements = new SettlementStore(ground.sql(), schema);
        PayoutStore payoutStore = new PayoutStore(ground.sql(), schema);
        PayoutAccountStore accountStore = new PayoutAccountStore(ground.sql(), schema);
        book = new SettlementBook(settlements, orders.desk, terms);
        Releasing releasing =
                new Releasing(book, disputeStore, payments.escrows, orders.desk, terms, ground.facts(), clock);
        DisputeBook disputeBook = new DisputeBook(disputeStore, terms, ground.timers(), ground.facts(), clock);
        disputes = new DisputeDesk(disputeStore, disputeBook, book, releasing, terms, orders.desk, transactions, clock);
        negotiation = new Negotiation(disputeBook, new EvidenceStore(ground.sql(), schema), transactions, clock);
        rulings = new RulingDesk(disputeBook, terms, transactions, clock);
        inspections =
                new Inspections(book, settlements, releasing, terms, orders.desk, transactions, ground.facts(), clock);
        payoutBook = new PayoutBook(payoutStore, accountStore, ground.facts());
        payoutAccounts = new PayoutAccounts(accountStore, traders, terms, transactions, ground.facts(), clock);
        payouts = new PayoutDesk(
                payoutBook,
                payoutStore,
                settlements,
                payoutAccounts,
                payments.escrows,
                terms,
                transactions,
                ground.intentions(),
                clock);
        paths = new SettlementPaths(disputeStore, payoutStore, ground.facts(), transactions);
        forgotten = new ForgottenSettlements(
                disputeStore, payoutStore, ground.intentions(), this::withoutTimer, transactions);
        ground.add(new OrderWatch(book, releasing, disputes, this::confidence, terms, ground.timers(), clock));
        ground.add(new LateRelease(book, releasing, this::confidence, terms, transactions, clock));
        ground.add(new DisputeClock(disputeBook, transactions, clock));
        ground.add(new Execution(disputeBook, book, releasing, payoutBook, payments.escrows, transactions));
        ground.add(new PayoutEffect(
                payoutBook, payoutAccounts, payments.escrows, transactions, host.providers(), ground.timers(), clock));
        ReturnWatch returns = new ReturnWatch(
                payoutBook,
                payments.escrows,
                payments.suspense,
                terms,
                transactions,
                ground.intentions(),
                host.providers(),
                clock);
        ground.add((TimerHandler) returns);
        ground.add((FactHandler) returns);
        ground.add(new PayoutRound(accountStore, payoutStore, payouts, terms, transactions, ground.timers(), clock));
    }

    Order paid() {
        Order order = orders.placed(
                buyer.organisation(), seller.organisation(), traders.bound(buyer.organisation(), "Elbe Leuchten GmbH"));
        payments.pay(order, buyer);
        return order;
    }

    /** 30 % of it is paid, the rest is awaited by this. */
    Order paidInPart(Trigger rest) {
        UUID card = traders.bound(buyer.organisation(), "Elbe Leuchten GmbH");
        Order order = orders.placed(buyer.organisation(), seller.organisation(), card, rest);
        payments.pay(order, buyer);
        return order;
    }

    Order delivered() {
        Order order = paid();
        orders.delivered(order.id());
        return order;
    }

    /** As tracking tells it. */
    void scanned(Order order, String latest) {
        ground.transactions().run(() -> ground.facts()
                .record(order.id(), Fact.Kind.SCANNED, "carrier.test", java.util.Map.of("latest", latest)));
    }

    void accept(Order order) {
        orders.desk.accept(order.id(), buyer);
    }

    Money held(Order order) {
        return ground.transactions().call(() -> payments.escrows.held(order.id()));
    }

    Money payable() {
        return ground.transactions().call(() -> payments.escrows.payable(seller.organisation(), Money.currency("USD")));
    }

    Settlement settlement(Order order) {
        return ground.transactions().call(() -> book.find(order.id())).orElseThrow();
    }

    OrderState state(Order order) {
        return orders.state(order.id()).orElseThrow();
    }

    List<Fact.Kind> story(UUID subject) {
        return ground.facts().of(subject).stream().map(Fact::kind).toList();
    }

    /** Every story ends with books that balance, histories that their tables allow, and nothing forgotten. */
    void mustBeSound() {
        payments.booksMustBalance();
        for (Invariant invariant : List.of(paths, forgotten)) {
            assertEquals(
                    invariant.name(), List.of(), invariant.since(Instant.EPOCH).evidence());
        }
    }

    private Set<UUID> withoutTimer(String purpose, Collection<UUID> subjects) {
        Set<UUID> missing = new HashSet<>(subjects);
        ground.timers().waiting(Integer.MAX_VALUE).stream()
                .filter(timer -> timer.purpose().equals(purpose))
                .forEach(timer -> missing.remove(timer.subject()));
        return missing;
    }

    private DeliveryConfidence confidence(UUID order) {
        return new DeliveryConfidence(confidence, List.of());
    }

    private static Caller caller(String name, Permission... permissions) {
        return new Caller(Keys.fresh(), Keys.fresh(), name, Set.of(permissions));
    }
}
