package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.accounts.Accounts;
import org.kontor.accounts.Organisation;
import org.kontor.accounts.PaymentInstrument;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.Trigger;
import org.kontor.orders.domain.RealOrders;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payments.Transfer;
import org.kontor.payments.store.AnswerStore;
import org.kontor.payments.store.BankEntryStore;
import org.kontor.payments.store.ChargebackStore;
import org.kontor.payments.store.EntryWordStore;
import org.kontor.payments.store.FundsStore;
import org.kontor.payments.store.MessageStore;
import org.kontor.payments.store.PaymentPaths;
import org.kontor.payments.store.PaymentStore;
import org.kontor.payments.store.RecentPayments;
import org.kontor.payments.store.RemittanceStore;
import org.kontor.payments.store.VerdictStore;
import org.kontor.providers.host.HostOfOne;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.verification.Subject;
import org.kontor.work.Fact;
import org.kontor.work.Intention;
import org.kontor.work.Invariant;

/** The payments step, wired as in the product, with real orders, a real provider host and a bank of the test's. */
final class Till {

    static final String BANK = "payment.bank";
    static final String BUYER = "Elbe Leuchten GmbH";
    private static final List<String> STORY = List.of(
            "FUNDS_RECEIVED",
            "CAPTURE",
            "FUNDS_CREDITED",
            "CHARGEBACK_HELD",
            "CHARGEBACK_RELEASED",
            "CHARGEBACK_WON",
            "RELEASE",
            "REFUND_REQUESTED",
            "REFUND_FAILED",
            "REFUND_CONFIRMED");

    final ScriptedBank bank;
    final HostOfOne host;
    final RealOrders orders;
    final PaymentDesk desk;
    final SecondLook secondLook;
    final PaymentStore payments;
    final RefundEffect refundEffect;
    final RealBooks books;
    final Ledger ledger;
    final EscrowDesk escrows;
    final Caller buyer;
    final Caller seller;
    final Caller operator = caller("operator", Permission.OPERATE, Permission.READ);
    final CallingOff callingOff;
    final Funds funds;
    final ChargebackStore chargebackStore;
    final ChargebackDesk chargebacks;
    final StatementDesk statements;
    final SuspenseDesk suspense;
    final Inbox inbox;
    ReviewDesk reviews;
    ExplainingDesk explaining;
    ReturnDesk returns;
    private final LongConsumer entriesAbove;
    final Inspector inspector;
    final ForgottenPayments forgotten;
    final PaymentPaths paths;
    final Reconciliation reconciliation;
    private final LongFunction<ReviewDesk> reviewsAbove;
    final PaymentMail mail;
    private final TestStore ground;
    private final Set<Class<?>> abilities;
    private final UUID instrument = Keys.fresh();

    Till(TestStore ground, Class<?>... besidesCharges) {
        this(
                ground,
                new ScriptedBank(ground.clock()),
                abilities(besidesCharges),
                caller("purchasing", Permission.PAY, Permission.READ, Permission.TRADE),
                caller("sales", Permission.READ, Permission.TRADE));
    }

    /** With a bank of the test's own; {@link #bank} is nobody then. */
    static Till with(TestStore ground, Charges service) {
        return new Till(
                ground,
                new ScriptedBank(ground.clock()),
                service,
                Set.of(Charges.class),
                caller("purchasing", Permission.PAY, Permission.READ, Permission.TRADE),
                caller("sales", Permission.READ, Permission.TRADE));
    }

    /** After a restart: the same bank and the same people. */
    Till(TestStore ground, Till before) {
        this(ground, before.bank, before.abilities, before.buyer, before.seller);
    }

    private Till(TestStore ground, ScriptedBank bank, Set<Class<?>> abilities, Caller buyer, Caller seller) {
        this(ground, bank, bank, abilities, buyer, seller);
    }

    private Till(
            TestStore ground, ScriptedBank bank, Object service, Set<Class<?>> abilities, Caller buyer, Caller seller) {
        this.ground = ground;
        this.bank = bank;
        this.abilities = abilities;
        this.buyer = buyer;
        this.seller = seller;
        var transactions = ground.transactions();
        var clock = ground.clock();
        var schema = ground.schema("payments");
        host = new HostOfOne(transactions, clock, BANK, service, abilities);
        orders = new RealOrders(ground);
        PaymentStore store = new PaymentStore(ground.sql(), schema);
        payments = store;
        books = new RealBooks(ground);
        ledger = books.ledger;
        Escrow escrow = books.escrow;
        AskSchedule schedule = new AskSchedule(Duration.ofHours(72), 3);
        Refunds refunds =
                new Refunds(store, escrow, transactions, ground.intentions(), ground.timers(), ground.facts(), clock);
        AnswerStore answers = new AnswerStore(ground.sql(), schema);
        FundsStore fundsStore = new FundsStore(ground.sql(), schema);
        Cashier cashier =
                new Cashier(store, answers, fundsStore, escrow, refunds, schedule, orders.desk, ground.facts(), clock);
        Errands errands = new Errands(ground.intentions(), ground.timers(), clock);
        callingOff = new CallingOff(
                store, cashier, schedule, transactions, ground.intentions(), errands, host.providers(), clock);
        BankPostings postings = new BankPostings(books.journals);
        funds = new Funds(
                store,
                fundsStore,
                cashier,
                callingOff,
                escrow,
                new Shortfall(fundsStore, postings, clock, 50),
                schedule,
                transactions,
                ground.timers(),
                clock);
        Capturing capturing = new Capturing(cashier, schedule, ground.intentions(), errands, host.providers(), clock);
        Charging charging = new Charging(cashier, capturing, callingOff, funds, schedule, clock);
        inspector = new Inspector(ledger, books.upkeep, ground.timers(), transactions, clock);
        Accounts accounts = new Verified(new PaymentInstrument(
                instrument, buyer.organisation(), BANK, new PayerToken("tok"), "VISA", "4242", BUYER));
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
        chargebackStore = new ChargebackStore(ground.sql(), schema);
        paths = new PaymentPaths(transactions, ground.sql(), schema);
        forgotten =
                new ForgottenPayments(paths, chargebackStore, ground.intentions(), this::withoutTimer, transactions);
        ChargebackBooking booking =
                new ChargebackBooking(chargebackStore, store, cashier, escrow, refunds, orders.desk, clock);
        chargebacks = new ChargebackDesk(
                store, chargebackStore, booking, transactions, host.providers(), ground.timers(), clock);
        BankEntryStore entries = new BankEntryStore(ground.sql(), schema);
        TakingBack takingBack =
                new TakingBack(entries, store, fundsStore, cashier, postings, chargebackStore, booking, clock);
        Ladder ladder = new Ladder(store, new RemittanceStore(ground.sql(), schema), fundsStore, entries);
        EntryBooking entryBooking = new EntryBooking(
                entries, ladder, funds, postings, takingBack, accounts, transactions, ground.facts(), clock);
        statements = new StatementDesk(host.providers(), entryBooking);
        suspense = new SuspenseDesk(entries, store, entryBooking, postings, transactions);
        entriesAbove = above -> {
            EntryBook book =
                    new EntryBook(entries, new EntryWordStore(ground.sql(), schema), new FourEyes(above), clock);
            ProviderSettlements settlements = new ProviderSettlements(ledger, postings, host.providers());
            explaining = new ExplainingDesk(book, store, takingBack, postings, settlements, inspector, transactions);
            returns = new ReturnDesk(book, postings, inspector, transactions, ground.intentions(), host.providers());
            ground.add(new SendingBack(book, postings, schedule, transactions, host.providers(), clock));
        };
        entriesAbove.accept(Long.MAX_VALUE);
        secondLook = new SecondLook(
                store,
                desk,
                charging,
                refunds,
                booking,
                inspector,
                transactions,
                ground.intentions(),
                host.providers());
        reconciliation = new Reconciliation(
                new RecentPayments(ground.sql(), schema),
                store,
                secondLook,
                host.providers(),
                ground.intentions(),
                ground.facts(),
                transactions,
                clock);
        VerdictStore verdicts = new VerdictStore(ground.sql(), schema);
        Ruling ruling = new Ruling(store, cashier, callingOff, escrow, inspector);
        reviewsAbove = above -> new ReviewDesk(
                store,
                answers,
                verdicts,
                ruling,
                new FourEyes(above),
                transactions,
                ground.intentions(),
                host.providers(),
                clock);
        reviews = reviewsAbove.apply(Long.MAX_VALUE);
        MessageStore messages = new MessageStore(ground.sql(), schema);
        Inquiry inquiry = new Inquiry(store, desk, secondLook, chargebacks, transactions, ground.intentions());
        inbox = new Inbox(messages, inquiry, transactions, ground.timers(), clock);
        mail = new PaymentMail(host.providers(), messages, inbox, transactions, clock);
        ground.add(inbox);
        ground.add(chargebacks);
        ground.add(new ChargeEffect(store, charging, transactions, accounts, host.providers()));
        ground.add(new CaptureEffect(store, capturing, transactions, host.providers()));
        ground.add(new VoidEffect(store, callingOff, transactions, ground.intentions(), host.providers()));
        ground.add(errands);
        ground.add(funds);
        escrows = new EscrowDesk(
                store, ledger, books.journals, books.payouts, refunds, inspector, orders.desk, transactions);
        refundEffect = new RefundEffect(
                store, escrow, schedule, transactions, orders.desk, host.providers(), ground.facts(), clock);
        ground.add(refundEffect);
        ground.add(refunds);
        ground.add(inspector);
        ground.add(new OrderWatch(store, refunds, callingOff, inspector));
    }

    Order placed() {
        return orders.placed(buyer.organisation(), seller.organisation(), instrument);
    }

    /** 30 % with the order, the rest by this. */
    Order placedByStages(Trigger rest) {
        return orders.placed(buyer.organisation(), seller.organisation(), instrument, rest);
    }

    /** As the resource does it: begin in a transaction, carry out after it. */
    Payment pay(Order order) {
        UUID payment = desk.begin(order.id(), Optional.empty(), Optional.empty(), buyer);
        desk.carryOut(payment);
        return payment(payment);
    }

    /** As if the setting said so. */
    void fourEyesAlways() {
        reviews = reviewsAbove.apply(0);
    }

    /** As if the setting said so. */
    void twoDecideOnEntries() {
        twoDecideOnEntriesAbove(0);
    }

    /** As if the setting said so. */
    void twoDecideOnEntriesAbove(long limit) {
        entriesAbove.accept(limit);
    }

    /** The intention whose key the provider got. */
    Intention chargeOf(Payment payment) {
        return ground.transactions()
                .call(() -> ground.intentions().latest(payment.id(), ChargeEffect.PURPOSE))
                .orElseThrow();
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

    /** Every story ends with books that balance, histories that their table allows, and nothing forgotten. */
    void booksMustBalance() {
        books.mustBalance();
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

    private static Set<Class<?>> abilities(Class<?>... besidesCharges) {
        return Stream.concat(Stream.of(Charges.class), Stream.of(besidesCharges))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Caller caller(String name, Permission... permissions) {
        return new Caller(Keys.fresh(), Keys.fresh(), name, Set.of(permissions));
    }

    private record Verified(PaymentInstrument instrument) implements Accounts {

        @Override
        public Organisation organisation(UUID id) {
            return new Organisation(
                    id,
                    Subject.Kind.COMPANY,
                    BUYER,
                    "",
                    "HRB 1",
                    "",
                    new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE")),
                    "",
                    "purchasing@trade.example",
                    Organisation.Standing.VERIFIED,
                    1,
                    Instant.EPOCH);
        }

        @Override
        public void requireVerified(UUID organisation, String toDo) {}

        @Override
        public PaymentInstrument instrument(UUID organisation, UUID id) {
            return instrument;
        }
    }
}
