package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankStatement;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Remittance;
import org.kontor.payment.Statements;
import org.kontor.payments.domain.BookedEntry.State;
import org.kontor.payments.store.FundsStore;
import org.kontor.testkit.TestStore;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

/** Money reaches its payment by what the bank's files say, each entry once. */
public class StatementsTest {

    private static final String OURS = "DE89370400440532013000";

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private Till till;
    private Order order;
    private Payment payment;
    private final AtomicInteger files = new AtomicInteger();

    @Before
    public void awaited() {
        till = new Till(store, Statements.class);
        order = till.placed();
        payment = awaiting(order, "RF18539007547034", OURS);
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void aVirtualAccountIsTheBestKey() {
        Order other = till.placed();
        Payment virtual = awaiting(other, "RF45TA12345D1", "DEVIRTUAL1");

        assertEquals(
                1,
                take(credit("e-1", total())
                                .to("de virtual 1")
                                .writing("RF18539007547034")
                                .told())
                        .matched());

        assertEquals(BookedEntry.Rule.VIRTUAL_ACCOUNT, rule("e-1"));
        assertEquals(PaymentState.CAPTURED, state(virtual));
        assertEquals(PaymentState.AWAITING_FUNDS, state(payment));
    }

    @Test
    public void anAccountThatManyBuyersWereToldIsNoKey() {
        store.restart();
        till = new Till(store, Statements.class);
        awaiting(till.placed(), "RF45TA12345D1", OURS);

        assertEquals(
                1,
                take(credit("e-1", total()).to(OURS).told(), "an account of another name")
                        .suspense());
    }

    @Test
    public void theFirstReferenceThatIsKnownWins() {
        take(credit("e-1", total())
                .writing("RF82ORD2025000123", "RF18539007547034")
                .told());

        assertEquals(BookedEntry.Rule.REFERENCE, rule("e-1"));
        assertEquals(PaymentState.CAPTURED, state(payment));
        assertEquals(OrderState.PAID, till.state(order));
        assertEquals(List.of("FUNDS_RECEIVED", "CAPTURE"), till.transfers(order));
    }

    @Test
    public void anEndToEndIdThatWeGaveIsKnown() {
        take(credit("e-1", money(100)).endToEnd("rf18 5390 0754 7034").told());
        take(credit("e-2", money(100))
                .endToEnd(payment.id().toString().replace("-", "").toUpperCase())
                .told());

        assertEquals(BookedEntry.Rule.END_TO_END_ID, rule("e-1"));
        assertEquals(BookedEntry.Rule.END_TO_END_ID, rule("e-2"));
        assertEquals(PaymentState.PARTIALLY_PAID, state(payment));
    }

    @Test
    public void aPayerWhoHasPaidBeforeIsKnownWhenExactlyOnePaymentAwaitsExactlyThat() {
        take(credit("e-1", total()).writing("RF18539007547034").from("CH93").told());
        Order next = till.placed();
        Payment second = awaiting(next, "RF45TA12345D1", OURS);

        assertEquals(
                "another amount",
                1,
                take(credit("e-2", money(5)).from("CH93").told()).suspense());
        assertEquals(
                "another account",
                1,
                take(credit("e-3", total()).from("CH94").told()).suspense());
        assertEquals(1, take(credit("e-4", total()).from("CH93").told()).matched());
        assertEquals(BookedEntry.Rule.KNOWN_PAYER, rule("e-4"));
        assertEquals(PaymentState.CAPTURED, state(second));
    }

    @Test
    public void ofTwoOpenPaymentsAKnownPayerMeansNeither() {
        take(credit("e-1", total()).writing("RF18539007547034").from("CH93").told());
        awaiting(till.placed(), "RF45TA12345D1", OURS);
        awaiting(till.placed(), "RF712348231", OURS);

        assertEquals(1, take(credit("e-2", total()).from("CH93").told()).suspense());
    }

    @Test
    public void partsAddUpAndWhatIsTooMuchIsOwed() {
        take(credit("e-1", money(1000)).writing("RF18539007547034").told());
        assertEquals(PaymentState.PARTIALLY_PAID, state(payment));

        take(credit("e-2", total()).writing("RF18539007547034").told());
        assertEquals(PaymentState.CAPTURED, state(payment));
        assertEquals(1000, balance("BUYER_CREDIT:"));
    }

    @Test
    public void whatBanksKeepOnTheWayIsTheHousesCharge() {
        take(credit("e-1", money(total().minor() - 2500))
                .writing("RF18539007547034")
                .told());

        assertEquals(PaymentState.CAPTURED, state(payment));
        assertEquals(OrderState.PAID, till.state(order));
        assertEquals(-2500, balance("BANK_CHARGE:"));
    }

    @Test
    public void moreThanTheToleranceIsAwaited() {
        assertTrue("1 % is more than 50 USD", total().minor() > 500_000);
        take(credit("e-1", money(total().minor() - 5001))
                .writing("RF18539007547034")
                .told());
        assertEquals(PaymentState.PARTIALLY_PAID, state(payment));

        take(credit("e-2", money(1)).writing("RF18539007547034").told());
        assertEquals("within 50 USD now", PaymentState.CAPTURED, state(payment));
        assertEquals(-5000, balance("BANK_CHARGE:"));
    }

    @Test
    public void aSmallPaymentForgivesOnePercentOnly() {
        Shortfall shortfall = new Shortfall(null, null, store.clock(), 50);
        assertTrue(shortfall.isLittle(money(100), money(10_000)));
        assertFalse(shortfall.isLittle(money(101), money(10_000)));
        assertFalse(shortfall.isLittle(money(0), money(10_000)));
        assertTrue(shortfall.isLittle(Money.of(1, "JPY"), Money.of(100, "JPY")));
        assertFalse(shortfall.isLittle(Money.of(1, "JPY"), Money.of(99, "JPY")));
        assertFalse(shortfall.isLittle(money(5001), money(1_000_000)));
    }

    @Test
    public void aSenderWhoIsNotTheBuyerIsFlaggedAndCountsAllTheSame() {
        take(credit("e-1", money(100))
                .writing("RF18539007547034")
                .named("ELBE LEUCHTEN GMBH")
                .told());
        StatementReport report = take(credit("e-2", total())
                .writing("RF18539007547034")
                .named("Someone Else Ltd")
                .told());

        assertEquals(PaymentState.CAPTURED, state(payment));
        assertEquals(1, report.warnings().size());
        BookedEntry flagged = till.suspense.thirdParties(10).get(0);
        assertEquals(List.of("e-2"), List.of(flagged.entryId()));
        till.suspense.lookedAt(flagged.id(), "their mother company", "Mei");
        assertEquals(List.of(), till.suspense.thirdParties(10));
    }

    @Test
    public void whatNobodyKnowsIsInSuspenseUntilAnOperatorAllocatesIt() {
        StatementReport report = take(credit("e-1", total()).told());
        assertEquals(1, report.suspense());
        assertEquals(total().minor(), balance("UNALLOCATED:" + Till.BANK));
        till.booksMustBalance();

        BookedEntry entry = till.suspense.in(State.SUSPENSE, 10).get(0);
        BookedEntry allocated = till.suspense.allocate(entry.id(), payment.id(), "Mei");

        assertEquals(State.MATCHED, allocated.outcome().state());
        assertEquals(Optional.of(BookedEntry.Rule.OPERATOR), allocated.outcome().rule());
        assertEquals(PaymentState.CAPTURED, state(payment));
        assertEquals(0, balance("UNALLOCATED:" + Till.BANK));
        assertEquals("not-in-suspense", refused(() -> till.suspense.allocate(entry.id(), payment.id(), "Mei")));
        assertEquals(total().minor(), -balance("PROVIDER_CLEARING:"));
    }

    @Test
    public void suspenseMayGoBackToItsSender() {
        take(credit("e-1", total()).told());
        UUID id = BookedEntry.id(Till.BANK, "e-1");
        till.suspense.sentBack(id, "nobody's", "Mei");

        assertEquals(0, balance("UNALLOCATED:"));
        assertEquals(0, balance("PROVIDER_CLEARING:"));
        assertEquals("not-in-suspense", refused(() -> till.suspense.allocate(id, payment.id(), "Mei")));
    }

    @Test
    public void moneyOfAnotherCurrencyIsNotThePayments() {
        StatementReport report = take(
                credit("e-1", Money.of(100, "EUR")).writing("RF18539007547034").told());
        assertEquals(1, report.suspense());
        assertTrue(report.warnings().get(0).contains(payment.orderNumber()));
        UUID id = BookedEntry.id(Till.BANK, "e-1");
        assertEquals("other-money", refused(() -> till.suspense.allocate(id, payment.id(), "Mei")));
        assertEquals(State.SUSPENSE, till.suspense.find(id).outcome().state());
    }

    @Test
    public void whatIsAnnouncedMovesNothingAndCountsOnceItIsBooked() {
        StatementReport announced = take(
                credit("e-1", total()).writing("RF18539007547034").announced().told());
        assertEquals(1, announced.announced());
        assertEquals(0, announced.taken());
        assertEquals(PaymentState.AWAITING_FUNDS, state(payment));

        assertEquals(
                1,
                take(credit("e-1", total()).writing("RF18539007547034").told()).matched());
    }

    @Test
    public void anEntryCountsOnceInOneFileInTwoFilesAndAfterARestart() {
        BankEntry part = credit("e-1", money(1000)).writing("RF18539007547034").told();
        StatementReport report = take(part, part);
        assertEquals(1, report.taken());
        assertEquals(1, report.known());

        assertEquals(1, take(part).known());
        store.restart();
        till = new Till(store, till);
        assertEquals(1, take(part).known());
        assertEquals(Money.of(1000, "USD"), received());
    }

    @Test
    public void anEntryThatCannotBeKeptStopsNoOtherAndIsNotForgotten() {
        BankEntry odd = credit("x".repeat(1001), money(5)).told();
        BankEntry good = credit("e-1", money(1000)).writing("RF18539007547034").told();

        assertThrows(RuntimeException.class, () -> take(odd, good));
        assertEquals(money(1000), received());
        assertEquals(1, take(good).known());
    }

    @Test
    public void anEntryThatIsToldAgainOtherwiseIsWarnedOf() {
        take(credit("e-1", money(1000)).writing("RF18539007547034").told());
        StatementReport report =
                take(credit("e-1", money(2000)).writing("RF18539007547034").told());

        assertEquals(1, report.known());
        assertEquals(1, report.warnings().size());
        assertEquals(money(1000), received());
    }

    @Test
    public void twoWhoBringTheSameFileAtOnceCountItOnce() throws Exception {
        List<BankEntry> entries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            entries.add(credit("e-" + i, money(100)).writing("RF18539007547034").told());
            entries.add(credit("s-" + i, money(100)).told());
        }
        till.bank.publishes("both", statement(entries));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<StatementReport>> reports = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            reports.add(pool.submit(() -> till.statements.take(Till.BANK, "both", bytes("both"))));
        }
        int taken = 0;
        for (Future<StatementReport> report : reports) {
            taken += report.get(60, TimeUnit.SECONDS).taken();
        }
        pool.shutdown();

        assertEquals(16, taken);
        assertEquals(money(800), received());
        assertEquals(800, balance("UNALLOCATED:" + Till.BANK));
    }

    @Test
    public void differentFilesForOnePaymentAtOnceAllCount() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<StatementReport>> reports = new ArrayList<>();
        for (int file = 0; file < 4; file++) {
            List<BankEntry> entries = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                entries.add(credit("f" + file + "-" + i, money(100))
                        .writing("RF18539007547034")
                        .told());
            }
            BankStatement statement = statement(entries);
            reports.add(pool.submit(() -> take(statement)));
        }
        for (Future<StatementReport> report : reports) {
            assertEquals(6, report.get(60, TimeUnit.SECONDS).matched());
        }
        pool.shutdown();

        assertEquals(money(2400), received());
        assertEquals(2400, balance("UNALLOCATED:"));
    }

    @Test
    public void whatCannotBeReadIsRefusedByName() {
        InvalidValueException wrong = assertThrows(
                InvalidValueException.class, () -> till.statements.take(Till.BANK, "x.xml", bytes("nonsense")));
        assertEquals("Document", wrong.field());
        assertEquals("export it again as camt.053", wrong.remedy());
        assertThrows(InvalidValueException.class, () -> till.statements.take(Till.BANK, "x.xml", new byte[0]));
        assertEquals("not-found", refused(() -> till.statements.take("payment.nobody", "x.xml", bytes("a"))));
    }

    @Test
    public void aPartThatTheBankTakesBackIsMissingAgain() {
        take(credit("e-1", money(1000)).writing("RF18539007547034").told());
        take(credit("r-1", money(1000))
                .returned("AC04")
                .writing("RF18539007547034")
                .told());

        assertEquals(PaymentState.REVIEW, state(payment));
        assertEquals(money(0), received());
        assertEquals(State.TAKEN_BACK, entry("e-1").outcome().state());
        assertEquals(
                1,
                take(credit("e-2", total()).writing("RF18539007547034").told()).matched());
        assertEquals(PaymentState.CAPTURED, state(payment));
    }

    @Test
    public void whatTheBankTakesBackOutOfEscrowIsChargedBack() {
        take(credit("e-1", money(1000)).writing("RF18539007547034").from("CH93").told());
        take(credit("e-2", money(total().minor() - 1000))
                .writing("RF18539007547034")
                .from("CH93")
                .told());
        BankEntry debit =
                credit("r-1", money(1000)).returned("MD06").from("CH93").told();

        assertEquals(1, take(debit).reversals());
        assertEquals(0, take(debit).taken());

        assertEquals(PaymentState.CHARGED_BACK, state(payment));
        assertEquals(total().minor() - 1000, balance("ESCROW:"));
    }

    @Test
    public void whatIsOwedToTheBuyerLeavesWithoutTouchingThePayment() {
        take(credit("e-1", total())
                .writing("RF18539007547034")
                .endToEnd("first")
                .told());
        take(credit("e-2", total())
                .writing("RF18539007547034")
                .endToEnd("second")
                .told());
        assertEquals(total().minor(), balance("BUYER_CREDIT:"));

        BankEntry debit =
                credit("r-1", total()).returned("AM05").endToEnd("second").told();
        assertEquals(1, take(debit).reversals());
        assertEquals(PaymentState.CAPTURED, state(payment));
        assertEquals(0, balance("BUYER_CREDIT:"));
        assertEquals(State.TAKEN_BACK, entry("e-2").outcome().state());
    }

    @Test
    public void whatIsTakenBackOutOfSuspenseIsGone() {
        take(credit("e-1", total()).endToEnd("x").told());
        assertEquals(
                1,
                take(credit("r-1", total()).returned("AC01").endToEnd("x").told())
                        .reversals());
        assertEquals(State.SENT_BACK, entry("e-1").outcome().state());
        assertEquals(0, balance("UNALLOCATED:"));
    }

    @Test
    public void whatNoRuleCanTakeBackIsLeftToAPerson() {
        take(credit("e-1", money(total().minor() + 700))
                .writing("RF18539007547034")
                .told());
        BankEntry half = credit("r-1", money(700))
                .returned("AC04")
                .writing("RF18539007547034")
                .told();
        BankEntry all = credit("r-2", money(total().minor() + 700))
                .returned("AC04")
                .writing("RF18539007547034")
                .told();

        assertEquals(2, take(half, all).unexplained());
        assertEquals(PaymentState.CAPTURED, state(payment));
    }

    @Test
    public void whatFitsNothingThatCameOrSeveralOfItIsLeftToAPerson() {
        Payment other = awaiting(till.placed(), "RF45TA12345D1", OURS);
        take(credit("e-1", money(500)).writing("RF18539007547034").from("CH93").told());
        assertEquals(
                1,
                take(credit("r-1", money(500)).returned("AC04").from("CH94").told())
                        .unexplained());
        take(credit("e-2", money(500)).writing("RF45TA12345D1").from("CH93").told());

        assertEquals(
                1,
                take(credit("r-2", money(500)).returned("AC04").from("CH93").told())
                        .unexplained());
        assertEquals(money(500), received());
        assertEquals(PaymentState.PARTIALLY_PAID, state(other));
        assertEquals(2, till.suspense.in(State.UNEXPLAINED, 10).size());
    }

    @Test
    public void otherDebitsAreIgnoredAndMoneyOfOursThatComesBackIsNoPayers() {
        StatementReport report = take(
                credit("d-1", money(300)).debit().writing("RF18539007547034").told(),
                credit("c-1", total()).writing("RF18539007547034").comingBack().told());
        assertEquals(1, report.ignored());
        assertEquals(1, report.suspense());
        assertEquals(PaymentState.AWAITING_FUNDS, state(payment));
    }

    @Test
    public void aPartThatIsOwedSinceThePaymentEndedLeavesThere() {
        take(credit("e-1", money(900)).writing("RF18539007547034").told());
        store.pass(Duration.ofDays(12));
        assertEquals(PaymentState.DECLINED, state(payment));
        assertEquals(900, balance("BUYER_CREDIT:"));

        BankEntry debit = credit("r-1", money(900))
                .returned("AC04")
                .writing("RF18539007547034")
                .told();
        assertEquals(1, take(debit).reversals());
        assertEquals(0, balance("BUYER_CREDIT:"));
        assertEquals(PaymentState.DECLINED, state(payment));
    }

    @Test
    public void moneyThatComesTooLateIsStillMatched() {
        store.pass(Duration.ofDays(12));
        assertEquals(PaymentState.DECLINED, state(payment));
        till.bank.succeedsAgain();

        take(credit("e-1", money(900)).writing("RF18539007547034").told());
        assertEquals(900, balance("BUYER_CREDIT:"));
        take(credit("r-1", money(900))
                .returned("AC04")
                .writing("RF18539007547034")
                .told());
        assertEquals(0, balance("BUYER_CREDIT:"));
    }

    private Payment awaiting(Order ordered, String reference, String account) {
        till.bank.answers(new PaymentOutcome.AwaitingFunds(remittance(ordered.total(), reference, account)));
        return till.pay(ordered);
    }

    private Remittance remittance(Money amount, String reference, String account) {
        LocalDate until = today().plusDays(7);
        return new Remittance("Kontor Escrow", account, "COBADEFFXXX", "Bank", amount, reference, until);
    }

    private LocalDate today() {
        return store.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private StatementReport take(BankEntry... entries) {
        return take(statement(Arrays.asList(entries)));
    }

    private StatementReport take(BankEntry entry, String ownAccount) {
        return take(new BankStatement("S", ownAccount, Optional.empty(), Optional.empty(), List.of(entry), List.of()));
    }

    private StatementReport take(BankStatement statement) {
        String content = "file " + files.incrementAndGet();
        till.bank.publishes(content, statement);
        return till.statements.take(Till.BANK, content, bytes(content));
    }

    private static BankStatement statement(List<BankEntry> entries) {
        return new BankStatement("S", OURS, Optional.empty(), Optional.empty(), entries, List.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private EntryDraft credit(String id, Money amount) {
        return new EntryDraft(id, amount, today());
    }

    private Money total() {
        return order.total();
    }

    private static Money money(long minor) {
        return Money.of(minor, "USD");
    }

    private PaymentState state(Payment of) {
        return till.payment(of.id()).state();
    }

    private BookedEntry entry(String entryId) {
        return till.suspense.find(BookedEntry.id(Till.BANK, entryId));
    }

    private BookedEntry.Rule rule(String entryId) {
        return entry(entryId).outcome().rule().orElseThrow();
    }

    /** What has come for the payment, minor units of credit less debit of what it still awaits. */
    private Money received() {
        return store.transactions().call(() -> new FundsStore(store.sql(), store.schema("payments")).received(payment));
    }

    private long balance(String prefix) {
        return till.ledger.trialBalance().stream()
                .filter(balance -> balance.account().startsWith(prefix))
                .mapToLong(balance -> -balance.balance().minor())
                .sum();
    }

    private static String refused(ThrowingRunnable act) {
        return assertThrows(TradeRuleException.class, act).code();
    }
}
