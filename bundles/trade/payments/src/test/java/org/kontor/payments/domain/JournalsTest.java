package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payments.Books.Balance;
import org.kontor.payments.Exchange;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;

/** What each event does to the accounts. */
public class JournalsTest {

    private static final UUID SELLER = new UUID(1, 2);
    private static final Journals.Taken HELD = new Journals.Taken("card", SELLER, ChargebackCase.Source.ESCROW);
    private static final Journals.Taken RELEASED = new Journals.Taken("card", SELLER, ChargebackCase.Source.SELLER);
    private static final UUID ORDER = new UUID(1, 7);

    @Rule
    public final TestStore store = TestStore.of("payments");

    private final Cause cause = new Cause(Keys.fresh(), ORDER, new UUID(1, 8));
    private RealBooks books;

    @Before
    public void books() {
        books = new RealBooks(store);
    }

    @After
    public void everyJournalBalances() {
        Map<Currency, Long> sums = new TreeMap<>(java.util.Comparator.comparing(Currency::getCurrencyCode));
        for (Balance line : books.ledger.trialBalance()) {
            sums.merge(line.balance().currency(), line.balance().minor(), Long::sum);
        }
        sums.forEach((currency, sum) -> assertEquals(currency.toString(), 0, (long) sum));
    }

    @Test
    public void whatABankReceivesAndPaysOutLeavesItTheCommission() {
        post(() -> books.journals.fundsReceived(cause, "bank", usd("1000.00")));
        post(() -> books.journals.fundsAllocated(cause, usd("1000.00")));
        post(() -> books.journals.released(cause, SELLER, usd("1000.00"), usd("20.00")));
        post(() -> books.payouts.sent(cause, SELLER, usd("980.00")));
        post(() -> books.payouts.settled(cause, SELLER, "bank", usd("980.00")));

        assertEquals(Map.of("PROVIDER_CLEARING", usd("20.00"), "COMMISSION", usd("-20.00")), balances());
    }

    @Test
    public void aPayoutThatComesBackIsOwedAgain() {
        post(() -> books.journals.captured(cause, "bank", usd("980.00")));
        post(() -> books.journals.released(cause, SELLER, usd("980.00"), usd("0.00")));
        post(() -> books.payouts.sent(cause, SELLER, usd("980.00")));
        post(() -> books.payouts.settled(cause, SELLER, "bank", usd("980.00")));
        post(() -> books.payouts.returned(cause, SELLER, "bank", usd("980.00")));

        assertEquals(Map.of("PROVIDER_CLEARING", usd("980.00"), "SELLER_PAYABLE", usd("-980.00")), balances());
    }

    @Test
    public void aRejectedPayoutIsOwedAgain() {
        post(() -> books.journals.captured(cause, "card", usd("980.00")));
        post(() -> books.journals.released(cause, SELLER, usd("980.00"), usd("0.00")));
        post(() -> books.payouts.sent(cause, SELLER, usd("980.00")));
        post(() -> books.payouts.rejected(cause, SELLER, usd("980.00")));

        assertEquals(Map.of("PROVIDER_CLEARING", usd("980.00"), "SELLER_PAYABLE", usd("-980.00")), balances());
    }

    @Test
    public void aChargebackTakesFromEscrowAndAWonOneGivesBack() {
        post(() -> books.journals.captured(cause, "card", usd("1000.00")));
        post(() -> books.journals.chargedBack(cause, HELD, usd("1000.00")));
        post(() -> books.journals.chargebackFee(cause, "card", usd("15.00")));
        assertEquals(Map.of("PROVIDER_CLEARING", usd("-15.00"), "PROVIDER_FEE", usd("15.00")), balances());

        post(() -> books.journals.chargebackWon(cause, HELD, usd("1000.00")));
        assertEquals(usd("-1000.00"), balances().get("ESCROW"));
    }

    @Test
    public void aChargebackAfterReleaseIsTheSellersDebt() {
        post(() -> books.journals.captured(cause, "card", usd("1000.00")));
        post(() -> books.journals.released(cause, SELLER, usd("1000.00"), usd("0.00")));
        post(() -> books.journals.chargedBack(cause, RELEASED, usd("1000.00")));

        assertEquals(Map.of("SELLER_RECEIVABLE", usd("1000.00"), "SELLER_PAYABLE", usd("-1000.00")), balances());
    }

    @Test
    public void dutiesInThePriceAreSetAside() {
        post(() -> books.journals.captured(cause, "card", usd("1000.00")));
        post(() -> books.journals.dutyCollected(cause, usd("80.00")));

        assertEquals(usd("-920.00"), balances().get("ESCROW"));
        assertEquals(usd("-80.00"), balances().get("TAX_DUTY_COLLECTED"));
    }

    @Test
    public void anExchangeGoesThroughThePositionWithItsSpreadApart() {
        Money sold = usd("100.00");
        Money bought = new Exchange(sold.currency(), Money.currency("INR"), new BigDecimal("82.42135")).buying(sold);
        post(() -> books.journals.captured(cause, "card", sold));
        post(() -> books.journals.released(cause, SELLER, sold, usd("0.00")));
        post(() -> books.exchange.ofSeller(
                cause, SELLER, new ExchangeJournals.Deal(sold, bought, Money.parse("42.13", "INR"))));

        assertEquals(
                List.of(
                        "FX_POSITION:INR 8242.13 INR",
                        "FX_POSITION:USD -100.00 USD",
                        "FX_SPREAD:INR -42.13 INR",
                        "PROVIDER_CLEARING:card:USD 100.00 USD",
                        "SELLER_PAYABLE:" + SELLER + ":INR -8200.00 INR"),
                books.ledger.trialBalance().stream()
                        .filter(line -> !line.balance().isZero())
                        .map(line -> line.account() + " " + line.balance())
                        .toList());
    }

    @Test
    public void whatRoundingTakesIsPosted() {
        post(() -> books.journals.captured(cause, "card", usd("10.00")));
        post(() -> books.exchange.rounded(cause, usd("0.01")));

        assertEquals(usd("0.01"), balances().get("ROUNDING"));
        assertEquals(usd("-10.01"), balances().get("ESCROW"));
    }

    @Test
    public void aRepeatedCausePostsNothingAndAnotherAmountUnderItIsRefused() {
        post(() -> books.journals.captured(cause, "card", usd("10.00")));
        post(() -> books.journals.captured(cause, "card", usd("10.00")));

        assertEquals(usd("-10.00"), balances().get("ESCROW"));
        assertThrows(
                IllegalStateException.class, () -> post(() -> books.journals.captured(cause, "card", usd("11.00"))));
    }

    @Test
    public void noDebtOfOursCanBeOverdrawn() {
        assertThrows(IllegalStateException.class, () -> post(() -> books.journals.fundsAllocated(cause, usd("1.00"))));
        assertThrows(IllegalStateException.class, () -> post(() -> books.payouts.sent(cause, SELLER, usd("1.00"))));
        assertThrows(
                IllegalStateException.class,
                () -> post(() -> books.payouts.settled(cause, SELLER, "bank", usd("1.00"))));
        assertThrows(IllegalStateException.class, () -> post(() -> books.journals.refundRequested(cause, usd("1.00"))));
    }

    private void post(Runnable journal) {
        store.transactions().run(journal);
    }

    /** By purpose; there is one account of each in these stories, and empty ones are left out. */
    private Map<String, Money> balances() {
        Map<String, Money> balances = new TreeMap<>();
        for (Balance line : books.ledger.trialBalance()) {
            if (!line.balance().isZero()) {
                balances.put(Chart.of(line.account()).name(), line.balance());
            }
        }
        return balances;
    }

    private static Money usd(String amount) {
        return Money.parse(amount, "USD");
    }
}
