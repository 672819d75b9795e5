package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.orders.Order;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankStatement;
import org.kontor.payment.Instruments;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payment.Payouts;
import org.kontor.payment.Remittance;
import org.kontor.payment.Statements;
import org.kontor.payments.domain.BookedEntry.State;
import org.kontor.payments.domain.EntryWord.Way;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.testkit.TestStore;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** What no rule could book is sent back or explained, and our books have what the bank has. */
public class EntryDecisionsTest {

    private static final String REFERENCE = "RF18539007547034";
    private static final String CLEARING = "PROVIDER_CLEARING:" + Till.BANK + ":USD";
    private static final String SUSPENSE = "UNALLOCATED:" + Till.BANK + ":USD";

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private final Caller second = Till.caller("second", Permission.OPERATE, Permission.READ);
    private Till till;
    private Order order;
    private Payment payment;
    private int files;

    @Before
    public void open() {
        till = new Till(store, Statements.class, Payouts.class, Instruments.class);
        order = till.placed();
        LocalDate until = today().plusDays(7);
        till.bank.answers(new PaymentOutcome.AwaitingFunds(
                new Remittance("Kontor Escrow", "DE1", "", "", order.total(), REFERENCE, until)));
        payment = till.pay(order);
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    @Test
    public void nobodysMoneyGoesBackToTheAccountThatItCameFrom() {
        UUID id = stranger("e-1", 500);
        sendBack(id, till.operator);

        assertEquals(State.SENT_BACK, state(id));
        assertEquals(List.of("DE75 5.00 USD"), till.bank.paidOut());
        assertEquals("nothing is left of it", Map.of(), balances());
        refused("entry-is-not-suspense", () -> sendBack(id, till.operator));
    }

    @Test
    public void whileTheBankDecidesItIsNeitherInSuspenseNorGone() {
        till.bank.answersPayouts(new PayoutOutcome.Accepted("po-1"));
        UUID id = stranger("e-1", 500);
        sendBack(id, till.operator);

        assertTrue(till.returns.standing(id).undecided());
        assertEquals(Map.of(CLEARING, "5.00", "REFUND_IN_FLIGHT:" + Till.BANK + ":USD", "-5.00"), balances());
        refused("not-in-suspense", () -> till.suspense.allocate(id, payment.id(), "ops"));
        refused("not-in-suspense", () -> till.suspense.sentBack(id, "by hand", "ops"));

        till.bank.answersPayouts(new PayoutOutcome.Settled("po-1"));
        store.pass(Duration.ofHours(1));
        assertEquals(State.SENT_BACK, state(id));
        assertEquals("sent once", 1, till.bank.paidOut().size());
    }

    @Test
    public void whatTheBankRefusesWaitsInSuspenseAndMayBeSentAgain() {
        till.bank.answersPayouts(new PayoutOutcome.Rejected("AC04"));
        UUID id = stranger("e-1", 500);
        sendBack(id, till.operator);
        assertEquals(State.SUSPENSE, state(id));
        assertEquals(Map.of(CLEARING, "5.00", SUSPENSE, "-5.00"), balances());

        till.bank.answersPayouts(new PayoutOutcome.Settled("po-2"));
        sendBack(id, till.operator);
        assertEquals(State.SENT_BACK, state(id));
        assertEquals(Map.of(), balances());
    }

    @Test
    public void aLostAnswerIsFoundByAsking() {
        till.bank.losesAnswers();
        UUID id = stranger("e-1", 500);
        sendBack(id, till.operator);
        assertEquals(State.SENDING_BACK, state(id));

        till.bank.recovers();
        store.pass(Duration.ofHours(1));
        assertEquals(State.SENT_BACK, state(id));
        assertEquals(1, till.bank.paidOut().size());
    }

    @Test
    public void withoutAnAccountThatCanBePaidItIsSentByHand() {
        UUID unknown = take(credit("e-1", 500).named("Somebody"));
        refused("cannot-be-sent", () -> sendBack(unknown, till.operator));
        UUID odd = take(credit("e-2", 500).named("Somebody").from("XX1"));
        sendBack(odd, till.operator);
        assertEquals(State.SUSPENSE, state(odd));
        assertEquals(
                "could not be sent back: iban_invalid", entry(odd).outcome().note());

        assertEquals(
                State.SENT_BACK,
                till.suspense.sentBack(odd, "at the bank", "ops").outcome().state());
    }

    @Test
    public void twoSendBackWhatIsAboveTheLimit() {
        till.twoDecideOnEntries();
        UUID id = stranger("e-1", 500);
        sendBack(id, till.operator);
        sendBack(id, till.operator);
        assertEquals("the same operator twice is one", State.SUSPENSE, state(id));
        assertEquals(List.of(), till.bank.paidOut());
        assertTrue(till.returns.standing(id).undecided());

        sendBack(id, second);
        assertEquals(State.SENT_BACK, state(id));
    }

    @Test
    public void aFeeAndAnOwnTransferMakeTheBooksHaveWhatTheBankHas() {
        UUID fee = unexplained("r-1", 700);
        UUID own = unexplained("r-2", 9000);
        assertTrue(explain(fee, Way.FEE, till.operator));
        assertTrue(explain(own, Way.OWN_TRANSFER, till.operator));

        assertEquals(State.EXPLAINED, state(fee));
        assertEquals(
                "operator says FEE: checked with the bank", entry(fee).outcome().note());
        assertEquals(Map.of("BANK_CHARGE:USD", "7.00", "BANK:operating:USD", "90.00", CLEARING, "-97.00"), balances());
        refused("entry-is-not-unexplained", () -> explain(fee, Way.FEE, till.operator));
    }

    @Test
    public void whatWasTakenBackOfAPaymentIsALostChargeback() {
        take(credit("e-1", order.total().minor()).writing(REFERENCE));
        UUID debit = unexplained("r-1", 3000);

        assertTrue(explainPayment(debit, till.operator));

        assertEquals(PaymentState.CHARGED_BACK, till.payment(payment.id()).state());
        assertEquals(Money.of(order.total().minor() - 3000, "USD"), till.escrows.held(order.id()));
        assertEquals(Optional.of(payment.id()), entry(debit).outcome().payment());
    }

    @Test
    public void whatWasTakenBackOfAnOverpaymentLeavesBothPlaces() {
        long all = order.total().minor() + 500;
        take(credit("e-1", all).writing(REFERENCE));
        UUID debit = unexplained("r-1", all);

        assertTrue(explainPayment(debit, till.operator));
        assertEquals(Map.of(), balances());
    }

    @Test
    public void whatWasTakenBackOfAPartIsMissedAgain() {
        take(credit("e-1", 4000).writing(REFERENCE));
        UUID much = unexplained("r-1", 4001);
        refused("not-held", () -> explainPayment(much, till.operator));
        UUID debit = unexplained("r-2", 1500);
        assertTrue(explainPayment(debit, till.operator));

        assertEquals(PaymentState.REVIEW, till.payment(payment.id()).state());
        assertEquals("25.00", balances().get(CLEARING));
    }

    @Test
    public void aboveTheLimitASecondOperatorSaysTheSame() {
        till.twoDecideOnEntries();
        UUID debit = unexplained("r-1", 700);
        assertFalse(explain(debit, Way.FEE, till.operator));
        assertFalse("another way is another word", explain(debit, Way.OWN_TRANSFER, second));
        assertFalse(explain(debit, Way.FEE, till.operator));
        assertEquals(Map.of(), balances());
        assertTrue(entry(debit).outcome().note().contains("another operator must say the same"));

        assertTrue(explain(debit, Way.FEE, second));
        assertEquals(State.EXPLAINED, state(debit));
    }

    @Test
    public void aWordMustFit() {
        UUID debit = unexplained("r-1", 700);
        assertThrows(InvalidValueException.class, () -> explain(debit, Way.PAYMENT, till.operator));
        assertThrows(InvalidValueException.class, () -> explain(debit, Way.SEND_BACK, till.operator));
        assertThrows(InvalidValueException.class, () -> new EntryWord(Way.FEE, Optional.of(payment.id()), "why"));
        assertEquals(State.UNEXPLAINED, state(debit));
    }

    /** A later step is told of it by its id alone; when nobody knows it, it waits. */
    @Test
    public void moneyUnderAnIdThatMayBeOursIsTold() {
        UUID key = UUID.randomUUID();
        UUID told = take(credit("e-1", 500)
                .endToEnd(key.toString().replace("-", "").toUpperCase())
                .comingBack());
        UUID silent = take(credit("e-2", 500).endToEnd("NOTPROVIDED"));

        Fact fact = store.facts().of(told).get(0);
        assertEquals(Map.of("key", key.toString(), "amount", "5.00 USD", "reason", "AC04"), fact.details());
        assertEquals(Till.BANK, fact.actor());
        assertEquals(List.of(), store.facts().of(silent));
        assertEquals(State.SUSPENSE, state(told));

        store.transactions().run(() -> till.suspense.claim(told, "a payout"));
        assertEquals(State.CLAIMED, state(told));
        assertEquals("only the other is left", "5.00", balances().get(CLEARING));
    }

    private boolean explain(UUID id, Way way, Caller operator) {
        return till.explaining.explain(id, new EntryWord(way, Optional.empty(), "checked with the bank"), operator);
    }

    private boolean explainPayment(UUID id, Caller operator) {
        EntryWord word = new EntryWord(Way.PAYMENT, Optional.of(payment.id()), "the bank's letter");
        return till.explaining.explain(id, word, operator);
    }

    /** As the resource does it. */
    private void sendBack(UUID id, Caller operator) {
        till.returns.begin(id, new EntryWord(Way.SEND_BACK, Optional.empty(), "unknown sender"), operator);
        till.returns.carryOut(id);
    }

    private UUID stranger(String id, long minor) {
        return take(credit(id, minor).named("Somebody").from("DE75"));
    }

    /** A return of which no single entry is the original. */
    private UUID unexplained(String id, long minor) {
        UUID debit = take(credit(id, minor).returned("AC04").from("DE00"));
        assertEquals(State.UNEXPLAINED, state(debit));
        return debit;
    }

    private EntryDraft credit(String id, long minor) {
        return new EntryDraft(id, Money.of(minor, "USD"), today());
    }

    private UUID take(EntryDraft draft) {
        BankEntry entry = draft.told();
        String content = "file " + ++files;
        till.bank.publishes(
                content, new BankStatement("s", "DE1", Optional.empty(), Optional.empty(), List.of(entry), List.of()));
        till.statements.take(Till.BANK, content, content.getBytes(StandardCharsets.UTF_8));
        return BookedEntry.id(Till.BANK, entry.id());
    }

    private Map<String, String> balances() {
        return till.ledger.trialBalance().stream()
                .filter(line -> !line.balance().isZero())
                .collect(Collectors.toMap(
                        line -> line.account(), line -> line.balance().amount(), (one, other) -> one, TreeMap::new));
    }

    private BookedEntry entry(UUID id) {
        return till.suspense.find(id);
    }

    private State state(UUID id) {
        return entry(id).outcome().state();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(store.clock().instant(), ZoneOffset.UTC);
    }

    private static void refused(String code, ThrowingRunnable asked) {
        assertEquals(code, assertThrows(TradeRuleException.class, asked).code());
    }
}
