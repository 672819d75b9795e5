package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
import org.kontor.payment.BankStatement;
import org.kontor.payment.Statements;
import org.kontor.payments.domain.BookedEntry.State;
import org.kontor.payments.domain.EntryWord.Settlement;
import org.kontor.payments.domain.EntryWord.Way;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

/** What a provider held and has sent to our bank is at our bank then, less its fee. */
public class ProviderSettlementsTest {

    private static final String CARD = "payment.card-main";
    private static final String AT_CARD = "PROVIDER_CLEARING:" + CARD + ":USD";
    private static final String AT_BANK = "PROVIDER_CLEARING:" + Till.BANK + ":USD";
    private static final String SUSPENSE = "UNALLOCATED:" + Till.BANK + ":USD";

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    private final Caller second = Till.caller("second", Permission.OPERATE, Permission.READ);
    private Till till;
    private String escrow;
    private int files;

    @Before
    public void aCardPaidAThousand() {
        till = new Till(store, Statements.class);
        Order order = till.placed();
        Payment payment = new Payment(
                Keys.fresh(),
                order.id(),
                order.number(),
                order.buyer(),
                order.seller(),
                CARD,
                Keys.fresh(),
                1,
                Money.parse("1000.00", "USD"),
                PaymentState.STARTED,
                1,
                Payment.Answer.NONE,
                store.clock().instant());
        escrow = "ESCROW:" + order.id() + ":USD";
        store.transactions().run(() -> {
            till.payments.insert(payment);
            till.payments.update(payment.moved(PaymentAction.CAPTURE));
            till.books.escrow.capture(payment);
        });
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.books.mustBalance();
    }

    @Test
    public void theProviderHoldsLessByAllAndTheBankHasWhatCame() {
        UUID id = credit("e-1", "967.00", "USD");
        assertTrue(explain(id, "33.00", till.operator));

        assertEquals(State.EXPLAINED, state(id));
        assertEquals(
                "operator says PROVIDER_SETTLEMENT of payment.card-main with a fee of 33: payout of Monday", note(id));
        assertEquals(Map.of(AT_BANK, "967.00", "PROVIDER_FEE:USD", "33.00", escrow, "-1000.00"), balances());
        refused("entry-is-not-suspense", () -> explain(id, "33.00", till.operator));
    }

    @Test
    public void aProviderMayKeepNothingAndSendAPart() {
        assertTrue(explain(credit("e-1", "400.00", "USD"), "0", till.operator));

        assertEquals(Map.of(AT_BANK, "400.00", AT_CARD, "600.00", escrow, "-1000.00"), balances());
    }

    @Test
    public void noMoreThanIsHeldCanHaveBeenSent() {
        UUID id = credit("e-1", "967.00", "USD");
        String said = refused("not-held", () -> explain(id, "33.01", till.operator));

        assertTrue(said, said.contains("holds 1000.00 USD") && said.contains("not 1000.01 USD"));
        assertEquals(State.SUSPENSE, state(id));
        assertEquals(
                Map.of(AT_BANK, "967.00", SUSPENSE, "-967.00", AT_CARD, "1000.00", escrow, "-1000.00"), balances());
    }

    @Test
    public void anAccountThatNobodyKnowsAndThatHoldsNothingIsRefused() {
        UUID id = credit("e-1", "9.00", "USD");
        refused("unknown-provider", () -> explain(id, new Settlement("payment.crad", fee("0")), till.operator));
        UUID euros = credit("e-2", "9.00", "EUR");
        refused("unknown-provider", () -> explain(euros, "0", till.operator));
        assertEquals(State.SUSPENSE, state(id));
    }

    @Test
    public void anAccountThatIsHereAndHoldsNothingIsRefusedToo() {
        BookedEntry elsewhere = BookedEntry.of(
                "payment.house",
                "DE2",
                draft("e-1", "9.00", "EUR").told(),
                store.clock().instant());
        ProviderSettlements settlements = new ProviderSettlements(till.ledger, null, till.host.providers());
        String said = refused("not-held", () -> store.transactions()
                .run(() -> settlements.require(elsewhere, new Settlement(Till.BANK, fee("1")))));

        assertTrue(said, said.contains("holds 0.00 EUR for us, not 10.00 EUR"));
    }

    @Test
    public void noAccountHasSentItsOwnCredit() {
        UUID id = credit("e-1", "9.00", "USD");
        refused("same-account", () -> explain(id, new Settlement(Till.BANK, fee("0")), till.operator));
    }

    @Test
    public void aSecondOperatorSaysTheSameProviderAndFee() {
        till.twoDecideOnEntries();
        UUID id = credit("e-1", "900.00", "USD");
        assertFalse(explain(id, "33.00", till.operator));
        assertFalse("the same operator twice is one", explain(id, "33.00", till.operator));
        assertFalse("another fee is another word", explain(id, "34.00", second));
        assertEquals(State.SUSPENSE, state(id));
        assertTrue(note(id), note(id).startsWith("second says PROVIDER_SETTLEMENT of payment.card-main with a fee"));

        assertTrue("however it is written", explain(id, "34.0", till.operator));
        assertEquals("66.00", balances().get(AT_CARD));
    }

    @Test
    public void theFeeCountsForTheLimitOfTwo() {
        till.twoDecideOnEntriesAbove(500);
        UUID id = credit("e-1", "400.00", "USD");
        assertFalse(explain(id, "100.01", till.operator));
        assertTrue(explain(id, "100.00", till.operator));
    }

    @Test
    public void onlyACreditInSuspenseIsAProvidersSettlementAndThatIsNothingElse() {
        UUID debit = take(draft("r-1", "9.00", "USD").returned("AC04"));
        assertEquals(State.UNEXPLAINED, state(debit));
        refused("entry-is-not-suspense", () -> explain(debit, "0", till.operator));

        UUID id = credit("e-1", "9.00", "USD");
        EntryWord charge = new EntryWord(Way.FEE, Optional.empty(), "payout of Monday");
        refused("entry-is-not-unexplained", () -> till.explaining.explain(id, charge, till.operator));
    }

    @Test
    public void aFeeHasNoMoreDecimalsThanItsCurrency() {
        UUID id = credit("e-1", "9.00", "USD");
        InvalidValueException refused =
                assertThrows(InvalidValueException.class, () -> explain(id, "0.001", till.operator));
        assertEquals("fee", refused.field());
    }

    private boolean explain(UUID id, String fee, Caller operator) {
        return explain(id, new Settlement(CARD, fee(fee)), operator);
    }

    private boolean explain(UUID id, Settlement settlement, Caller operator) {
        EntryWord word =
                new EntryWord(Way.PROVIDER_SETTLEMENT, Optional.empty(), Optional.of(settlement), "payout of Monday");
        return till.explaining.explain(id, word, operator);
    }

    private UUID credit(String id, String amount, String currency) {
        UUID entry = take(draft(id, amount, currency).named("Card Provider Ltd"));
        assertEquals(State.SUSPENSE, state(entry));
        return entry;
    }

    private EntryDraft draft(String id, String amount, String currency) {
        LocalDate today = LocalDate.ofInstant(store.clock().instant(), ZoneOffset.UTC);
        return new EntryDraft(id, Money.parse(amount, currency), today);
    }

    private UUID take(EntryDraft draft) {
        String content = "file " + ++files;
        till.bank.publishes(
                content,
                new BankStatement("s", "DE1", Optional.empty(), Optional.empty(), List.of(draft.told()), List.of()));
        till.statements.take(Till.BANK, content, content.getBytes(StandardCharsets.UTF_8));
        return BookedEntry.id(Till.BANK, draft.told().id());
    }

    private Map<String, String> balances() {
        return till.ledger.trialBalance().stream()
                .filter(line -> !line.balance().isZero())
                .collect(Collectors.toMap(
                        line -> line.account(), line -> line.balance().amount(), (one, other) -> one, TreeMap::new));
    }

    private State state(UUID id) {
        return till.suspense.find(id).outcome().state();
    }

    private String note(UUID id) {
        return till.suspense.find(id).outcome().note();
    }

    private static BigDecimal fee(String text) {
        return new BigDecimal(text);
    }

    private static String refused(String code, ThrowingRunnable asked) {
        TradeRuleException refused = assertThrows(TradeRuleException.class, asked);
        assertEquals(code, refused.code());
        return refused.getMessage();
    }
}
