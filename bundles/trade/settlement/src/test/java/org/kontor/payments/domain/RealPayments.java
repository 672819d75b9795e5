package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.Accounts;
import org.kontor.orders.Order;
import org.kontor.orders.domain.RealOrders;
import org.kontor.payment.BankEntry;
import org.kontor.payments.Books;
import org.kontor.payments.Escrows;
import org.kontor.payments.Transfer;
import org.kontor.payments.store.AnswerStore;
import org.kontor.payments.store.BalanceStore;
import org.kontor.payments.store.BankEntryStore;
import org.kontor.payments.store.ChargebackStore;
import org.kontor.payments.store.ClosingStore;
import org.kontor.payments.store.Findings;
import org.kontor.payments.store.FundsStore;
import org.kontor.payments.store.LedgerStore;
import org.kontor.payments.store.OrderFindings;
import org.kontor.payments.store.PaymentStore;
import org.kontor.payments.store.PendingStore;
import org.kontor.payments.store.RemittanceStore;
import org.kontor.providers.Providers;
import org.kontor.security.Caller;
import org.kontor.store.Schema;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;

/** The payments step on the test's database, wired as in the product. */
public final class RealPayments {

    public final Escrows escrows;
    public final SuspenseDesk suspense;
    private final EntryBooking entries;
    private final TestStore ground;
    private final PaymentDesk desk;
    private final Ledger ledger;

    public RealPayments(TestStore ground, RealOrders orders, Accounts accounts, Providers providers) {
        this.ground = ground;
        var transactions = ground.transactions();
        Clock clock = ground.clock();
        Schema schema = ground.schema("payments");
        PaymentStore store = new PaymentStore(ground.sql(), schema);
        FundsStore fundsStore = new FundsStore(ground.sql(), schema);
        AnswerStore answers = new AnswerStore(ground.sql(), schema);
        ClosingStore closings = new ClosingStore(ground.sql(), schema);
        ledger = ledger(closings, schema);
        Journals journals = new Journals(ledger, clock);
        Escrow escrow = new Escrow(journals, ledger);
        AskSchedule schedule = new AskSchedule(Duration.ofHours(72), 3);
        Refunds refunds =
                new Refunds(store, escrow, transactions, ground.intentions(), ground.timers(), ground.facts(), clock);
        Cashier cashier =
                new Cashier(store, answers, fundsStore, escrow, refunds, schedule, orders.desk, ground.facts(), clock);
        Errands errands = new Errands(ground.intentions(), ground.timers(), clock);
        CallingOff callingOff =
                new CallingOff(store, cashier, schedule, transactions, ground.intentions(), errands, providers, clock);
        Funds funds = new Funds(
                store,
                fundsStore,
                cashier,
                callingOff,
                escrow,
                new Shortfall(fundsStore, new BankPostings(journals), clock, 50),
                schedule,
                transactions,
                ground.timers(),
                clock);
        Capturing capturing = new Capturing(cashier, schedule, ground.intentions(), errands, providers, clock);
        Charging charging = new Charging(cashier, capturing, callingOff, funds, schedule, clock);
        Reservations reservations = new Reservations(new PendingStore(ground.sql(), schema), ledger, clock);
        Upkeep upkeep = new Upkeep(closings, reservations, transactions, clock);
        Inspector inspector = new Inspector(ledger, upkeep, ground.timers(), transactions, clock);
        escrows = new EscrowDesk(
                store, ledger, journals, new PayoutJournals(journals), refunds, inspector, orders.desk, transactions);
        desk = new PaymentDesk(
                store,
                capturing,
                funds,
                inspector,
                transactions,
                accounts,
                orders.desk,
                ground.intentions(),
                ground.facts(),
                clock);
        BankEntryStore entryStore = new BankEntryStore(ground.sql(), schema);
        ChargebackStore chargebacks = new ChargebackStore(ground.sql(), schema);
        BankPostings postings = new BankPostings(journals);
        ChargebackBooking booking =
                new ChargebackBooking(chargebacks, store, cashier, escrow, refunds, orders.desk, clock);
        entries = new EntryBooking(
                entryStore,
                new Ladder(store, new RemittanceStore(ground.sql(), schema), fundsStore, entryStore),
                funds,
                postings,
                new TakingBack(entryStore, store, fundsStore, cashier, postings, chargebacks, booking, clock),
                accounts,
                transactions,
                ground.facts(),
                clock);
        suspense = new SuspenseDesk(entryStore, store, entries, postings, transactions);
        ground.add(new ChargeEffect(store, charging, transactions, accounts, providers));
        ground.add(
                new RefundEffect(store, escrow, schedule, transactions, orders.desk, providers, ground.facts(), clock));
        ground.add(refunds);
        ground.add(inspector);
        ground.add(new OrderWatch(store, refunds, callingOff, inspector));
    }

    private Ledger ledger(ClosingStore closings, Schema schema) {
        Findings findings = new Findings(ground.sql(), new OrderFindings(ground.sql(), schema), closings, schema);
        return new Ledger(
                new LedgerStore(ground.sql(), schema),
                new BalanceStore(ground.sql(), schema),
                findings,
                ground.transactions(),
                ground.clock());
    }

    public void pay(Order order, Caller buyer) {
        desk.carryOut(desk.begin(order.id(), Optional.empty(), Optional.empty(), buyer));
    }

    /** As the bank's statement tells it, under the id that we once gave; returns where the entry stands. */
    public String comesBack(String entry, Money amount, String endToEndId) {
        BankEntry told = new BankEntry(
                entry,
                amount,
                true,
                true,
                false,
                LocalDate.ofInstant(ground.clock().instant(), ZoneOffset.UTC),
                Optional.empty(),
                List.of(),
                endToEndId,
                "",
                new BankEntry.Counterparty("", ""),
                "",
                "AC04",
                "");
        return entries.take("payment.bank", "DE1", told).state().name();
    }

    /** What is booked on an account, in minor units; debits are positive. */
    public long balance(String account) {
        return ledger.trialBalance().stream()
                .filter(line -> line.account().equals(account))
                .mapToLong(line -> line.balance().minor())
                .sum();
    }

    public List<String> transfers(UUID order) {
        return ledger.transfers(order).stream().map(Transfer::kind).sorted().toList();
    }

    public List<String> transfersOfPayout(UUID payout) {
        return ledger.transfers(Transfer.NONE).stream()
                .filter(transfer -> transfer.subject().equals(payout))
                .map(Transfer::kind)
                .sorted()
                .toList();
    }

    /** Every story ends with books that balance. */
    public void booksMustBalance() {
        List<Books.Invariant> broken = ledger.invariants().stream()
                .filter(invariant -> !invariant.holds())
                .toList();
        assertEquals(List.of(), broken);
    }
}
