package org.kontor.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.orders.Order;
import org.kontor.orders.domain.LaterSteps;
import org.kontor.orders.domain.OrderDesk;
import org.kontor.orders.domain.OrderTimes;
import org.kontor.payments.Books;
import org.kontor.payments.Escrows;
import org.kontor.payments.domain.AskSchedule;
import org.kontor.payments.domain.BankPostings;
import org.kontor.payments.domain.CallingOff;
import org.kontor.payments.domain.Capturing;
import org.kontor.payments.domain.Cashier;
import org.kontor.payments.domain.ChargeEffect;
import org.kontor.payments.domain.Charging;
import org.kontor.payments.domain.Errands;
import org.kontor.payments.domain.Escrow;
import org.kontor.payments.domain.EscrowDesk;
import org.kontor.payments.domain.Funds;
import org.kontor.payments.domain.Inspector;
import org.kontor.payments.domain.Journals;
import org.kontor.payments.domain.Ledger;
import org.kontor.payments.domain.PaymentDesk;
import org.kontor.payments.domain.PayoutJournals;
import org.kontor.payments.domain.Refunds;
import org.kontor.payments.domain.Reservations;
import org.kontor.payments.domain.Shortfall;
import org.kontor.payments.domain.Upkeep;
import org.kontor.payments.store.AnswerStore;
import org.kontor.payments.store.BalanceStore;
import org.kontor.payments.store.ClosingStore;
import org.kontor.payments.store.Findings;
import org.kontor.payments.store.FundsStore;
import org.kontor.payments.store.LedgerStore;
import org.kontor.payments.store.OrderFindings;
import org.kontor.payments.store.PaymentStore;
import org.kontor.payments.store.PendingStore;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.engine.Engine;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.facts.Journal;
import org.kontor.work.intentions.IntentionDesk;
import org.kontor.work.queue.SchedulerQueue;
import org.kontor.work.queue.TimerDesk;

/** The payments step's own desks on one database, with orders before them and a release after acceptance. */
final class BenchedPayments implements FactHandler {

    private final Clock clock = Clock.systemUTC();
    private final Schema schema = () -> "payments";
    private final Engine engine;
    private final BenchedOrders orders;
    private final OrderDesk orderDesk;
    private final PaymentDesk desk;
    private final Ledger ledger;
    private final Escrows escrows;
    private final Journal facts;
    private final Caller buyer;

    BenchedPayments(Engine engine) {
        this.engine = engine;
        // Plans are rows like any others; nobody carries them out here.
        SchedulerQueue queue = new SchedulerQueue(
                engine, engine, new SchedulerQueue.Pace(Duration.ofSeconds(1), 1, Duration.ofSeconds(2)));
        IntentionDesk intentions = new IntentionDesk(engine, engine, queue, clock, Duration.ofSeconds(30));
        TimerDesk timers = new TimerDesk(queue, clock);
        facts = new Journal(engine, engine, clock, false);
        orders = new BenchedOrders(engine, facts, timers);
        OrderTimes times = new OrderTimes(Duration.ofDays(5), Duration.ofDays(3));
        orderDesk = new OrderDesk(orders.store, orders.accounts, null, engine, facts, timers, clock, times);
        PaymentStore payments = new PaymentStore(engine, schema);
        ledger = ledger();
        Journals journals = new Journals(ledger, clock);
        Escrow escrow = new Escrow(journals, ledger);
        Refunds refunds = new Refunds(payments, escrow, engine, intentions, timers, facts, clock);
        Inspector inspector = new Inspector(ledger, upkeep(), timers, engine, clock);
        InstantBank bank = new InstantBank();
        AskSchedule schedule = new AskSchedule(Duration.ofDays(3), 3);
        FundsStore fundsStore = new FundsStore(engine, schema);
        AnswerStore answers = new AnswerStore(engine, schema);
        Cashier cashier =
                new Cashier(payments, answers, fundsStore, escrow, refunds, schedule, orderDesk, facts, clock);
        Errands errands = new Errands(intentions, timers, clock);
        CallingOff callingOff = new CallingOff(payments, cashier, schedule, engine, intentions, errands, bank, clock);
        Shortfall shortfall = new Shortfall(fundsStore, new BankPostings(journals), clock, 50);
        Funds funds = new Funds(
                payments, fundsStore, cashier, callingOff, escrow, shortfall, schedule, engine, timers, clock);
        Capturing capturing = new Capturing(cashier, schedule, intentions, errands, bank, clock);
        Charging charging = new Charging(cashier, capturing, callingOff, funds, schedule, clock);
        intentions.add(new ChargeEffect(payments, charging, engine, orders.accounts, bank));
        desk = new PaymentDesk(
                payments, capturing, funds, inspector, engine, orders.accounts, orderDesk, intentions, facts, clock);
        escrows = new EscrowDesk(
                payments, ledger, journals, new PayoutJournals(journals), refunds, inspector, orderDesk, engine);
        facts.add(new LaterSteps(orders.store, timers, clock, times));
        facts.add(this);
        buyer = new Caller(
                orders.buyer, Keys.fresh(), "purchasing", Set.of(Permission.PAY, Permission.READ, Permission.TRADE));
    }

    List<Order> place(int count) {
        return orders.place(count);
    }

    void deliver(List<Order> paid) {
        orders.deliver(paid);
    }

    /** Begun, charged and captured. */
    void pay(Order order) {
        UUID payment = desk.begin(order.id(), Optional.empty(), Optional.empty(), buyer);
        desk.carryOut(payment);
    }

    /** Accepted, released and settled. */
    void accept(Order order) {
        orderDesk.accept(order.id(), buyer);
    }

    /** A figure is worth nothing when the books do not balance. */
    void requireSound() {
        for (Books.Invariant invariant : ledger.invariants()) {
            if (!invariant.holds()) {
                throw new IllegalStateException(invariant.toString());
            }
        }
    }

    @Override
    public String step() {
        return "settlement";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return Set.of(Fact.Kind.ACCEPTED);
    }

    /** As a settlement without commission does it. */
    @Override
    public void on(Fact accepted) {
        Money held = escrows.held(accepted.subject());
        escrows.release(accepted.subject(), held, Money.zero(held.currency()), accepted.id());
        facts.record(accepted.subject(), Fact.Kind.SETTLED, "kontor", Map.of("amount", held.toString()));
    }

    private Ledger ledger() {
        ClosingStore closings = new ClosingStore(engine, schema);
        Findings findings = new Findings(engine, new OrderFindings(engine, schema), closings, schema);
        return new Ledger(new LedgerStore(engine, schema), new BalanceStore(engine, schema), findings, engine, clock);
    }

    private Upkeep upkeep() {
        Reservations reservations = new Reservations(new PendingStore(engine, schema), ledger, clock);
        return new Upkeep(new ClosingStore(engine, schema), reservations, engine, clock);
    }
}
