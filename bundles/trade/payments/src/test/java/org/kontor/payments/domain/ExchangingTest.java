package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.logistics.ExchangeRate;
import org.kontor.logistics.domain.ExchangeDesk;
import org.kontor.logistics.store.ExchangeRateStore;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.Trigger;
import org.kontor.payment.Chargebacks;
import org.kontor.payment.Chargebacks.Chargeback;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Remittance;
import org.kontor.payments.store.ExchangeQuoteStore;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

/** An order in dollars that is paid in another currency: at a quoted rate, which stays, there and back. */
public class ExchangingTest {

    private static final Currency CNY = Money.currency("CNY");
    private static final Currency USD = Money.currency("USD");

    @Rule
    public final TestStore store = TestStore.of("orders", "payments", "logistics");

    private Till till;
    private ExchangeDesk rates;
    private ExchangeOffice office;

    @Before
    public void open() {
        till = new Till(store, Chargebacks.class);
        rates = new ExchangeDesk(
                new ExchangeRateStore(store.sql(), store.schema("logistics")), store.transactions(), store.clock());
        office = office(50);
        load("USD", "CNY", "7.1");
    }

    @After
    public void everyStoryEndsWithBooksThatBalance() {
        till.booksMustBalance();
    }

    /** 8200.00 and half a per cent of it are 8241.00 USD, at 7.1. */
    @Test
    public void theBuyerIsChargedInYuanAndTheOrderGetsDollars() {
        Order order = till.placed();
        ExchangeQuote quote = quote(CNY, order.total());
        assertEquals(cny("58511.10"), quote.sell());
        assertEquals(usd("41.00"), quote.spread());

        Payment paid = pay(order, quote);

        assertEquals(cny("58511.10"), paid.amount());
        assertEquals(PaymentState.CAPTURED, paid.state());
        assertEquals(OrderState.PAID, till.state(order));
        assertEquals(usd("8200.00"), till.escrows.held(order.id()));
        assertEquals(
                Map.of(
                        "ESCROW:" + order.id() + ":USD",
                        "-8200.00",
                        "FX_POSITION:CNY",
                        "-58511.10",
                        "FX_POSITION:USD",
                        "8241.00",
                        "FX_SPREAD:USD",
                        "-41.00",
                        "PROVIDER_CLEARING:" + Till.BANK + ":CNY",
                        "58511.10"),
                balances());
        assertEquals(
                quote.id(),
                office.ofPayment(paid.id(), till.buyer).orElseThrow().id());
    }

    /** What is bought is rounded in the house's favour in whole yen; the table knows the pair in one direction only. */
    @Test
    public void currenciesOfOtherMinorUnitsAndARateTurnedRound() {
        load("JPY", "USD", "0.0066");
        office = office(0);

        assertEquals(
                Money.parse("15152", "JPY"),
                quote(Money.currency("JPY"), usd("100.00")).sell());
        assertEquals(
                Money.parse("10000", "JPY"),
                quote(Money.currency("JPY"), usd("66.00")).sell());
    }

    @Test
    public void aQuoteIsForOnePaymentOfItsAmountInItsTime() {
        Order order = till.placed();
        refused("other-amount", () -> pay(order, quote(CNY, usd("8199.99"))));
        refused("exchange-quote-needed", () -> pay(order, CNY));
        refused(
                "other-currency",
                () -> begin(order, Optional.of(quote(CNY, order.total()).id()), Optional.of(Money.currency("EUR"))));
        refused("not-found", () -> begin(order, Optional.of(Keys.fresh()), Optional.empty()));
        ExchangeQuote old = quote(CNY, order.total());
        store.clock().advance(Duration.ofMinutes(30));
        refused("exchange-quote-expired", () -> pay(order, old));

        ExchangeQuote fresh = quote(CNY, order.total());
        pay(order, fresh);
        refused("exchange-quote-used", () -> pay(till.placed(), fresh));
        assertEquals("nothing was charged by the refused ones", 1, till.bank.charges());
    }

    @Test
    public void anOutdatedRateIsNotQuotedBy() {
        store.clock().advance(Duration.ofDays(8));
        refused("exchange-rate-outdated", () -> quote(CNY, usd("1.00")));
        refused("no-exchange-rate", () -> quote(Money.currency("CHF"), usd("1.00")));
    }

    @Test
    public void whatCannotBeExchangedIsSaid() {
        assertThrows(InvalidValueException.class, () -> quote(USD, usd("1.00")));
        assertThrows(InvalidValueException.class, () -> quote(CNY, usd("0.00")));
        load("USD", "VND", "9999999999");
        assertThrows(InvalidValueException.class, () -> quote(Money.currency("VND"), usd("900000000000000.00")));
    }

    @Test
    public void theRateOfTheDepositIsThatOfTheBalance() {
        Order order = till.placedByStages(Trigger.BEFORE_SHIPMENT);
        Payment deposit = pay(order, quote(CNY, usd("2460.00")));
        load("USD", "CNY", "7.9");
        refused("rate-locked", () -> pay(order, quote(CNY, usd("5740.00"))));

        Payment balance = pay(order, CNY);

        assertEquals(cny("17553.33"), deposit.amount());
        assertEquals("5768.70 USD at 7.1", cny("40957.77"), balance.amount());
        assertEquals(usd("8200.00"), till.escrows.held(order.id()));
    }

    @Test
    public void whatIsDeclinedLocksNoRate() {
        Order order = till.placed();
        till.bank.answers(new PaymentOutcome.Declined("insufficient_funds"));
        pay(order, quote(CNY, order.total()));
        till.bank.succeedsAgain();

        refused("exchange-quote-needed", () -> pay(order, CNY));
        pay(order, quote(CNY, order.total()));
        assertEquals(OrderState.PAID, till.state(order));
    }

    @Test
    public void whatIsCalledOffGoesBackToTheLastFen() {
        Order order = till.placed();
        Payment paid = pay(order, quote(CNY, order.total()));
        load("USD", "CNY", "7.9");

        till.orders.desk.cancel(order.id(), till.buyer, "changed our mind");
        store.runDue();

        assertEquals(PaymentState.REFUNDED, till.payment(paid.id()).state());
        assertEquals(OrderState.REFUNDED, till.state(order));
        assertEquals("neither position nor spread is left", Map.of(), balances());
    }

    @Test
    public void partsGoBackInProportionAndSumToTheWhole() {
        Order order = till.placed();
        Payment paid = pay(order, quote(CNY, order.total()));

        giveBack(order, usd("3333.33"));
        assertEquals("58511.10 × 3333.33 / 8200, rounded up", cny("34726.12"), clearing());
        giveBack(order, usd("3333.33"));
        giveBack(order, usd("1533.34"));

        assertEquals(PaymentState.REFUNDED, till.payment(paid.id()).state());
        assertEquals(Map.of(), balances());
    }

    @Test
    public void aRefundThatFailsGivesTheOrderItsDollarsBack() {
        Order order = till.placed();
        Payment paid = pay(order, quote(CNY, order.total()));
        Map<String, String> before = balances();
        till.bank.answers(new PaymentOutcome.Declined("account_closed"));
        giveBack(order, usd("3333.33"));

        assertEquals(PaymentState.REFUND_FAILED, till.payment(paid.id()).state());
        assertEquals(before, balances());

        till.bank.succeedsAgain();
        till.secondLook.begin(paid.id(), till.operator);
        store.runDue();
        assertEquals(usd("4866.67"), till.escrows.held(order.id()));
        giveBack(order, usd("4866.67"));
        assertEquals(Map.of(), balances());
    }

    @Test
    public void aChargebackTakesItsWorthAndAWonOneBringsItBack() {
        Order order = till.placed();
        Payment paid = pay(order, quote(CNY, order.total()));
        Map<String, String> before = balances();

        told(paid, Chargebacks.State.OPEN, cny("19503.70"));
        assertEquals(PaymentState.CHARGED_BACK, till.payment(paid.id()).state());
        assertEquals("a third was taken", usd("5466.67"), till.escrows.held(order.id()));
        told(paid, Chargebacks.State.LOST, cny("19503.70"));
        assertEquals(usd("5466.67"), till.escrows.held(order.id()));

        told(paid, Chargebacks.State.WON, cny("19503.70"));
        assertEquals(PaymentState.CAPTURED, till.payment(paid.id()).state());
        assertEquals(before, balances());
    }

    /** However rounding falls, what is charged back after a refund has its worth in escrow, and all can still go back. */
    @Test
    public void aChargebackOfTheRestAlwaysFindsItsWorth() {
        Random random = new Random(7);
        for (int i = 0; i < 5; i++) {
            load("USD", "CNY", "0." + (1 + random.nextInt(9_999_999)));
            Order order = till.placed();
            Payment paid = pay(order, quote(CNY, order.total()));
            giveBack(order, Money.of(1 + random.nextInt(819_999), "USD"));
            Money held = till.escrows.held(order.id());
            Money rest = store.transactions().call(() -> till.books.escrow.refundable(paid));
            if (rest.isPositive()) {
                told(paid, Chargebacks.State.OPEN, rest);
                assertEquals(PaymentState.CHARGED_BACK, till.payment(paid.id()).state());
                told(paid, Chargebacks.State.WON, rest);
                assertEquals(held, till.escrows.held(order.id()));
                giveBack(order, held);
                assertEquals("seed 7, " + i, Map.of(), balances());
            }
        }
    }

    @Test
    public void aChargebackAfterTheReleaseIsTheSellersDebtInDollars() {
        Order order = till.placed();
        Payment paid = pay(order, quote(CNY, order.total()));
        release(order);
        Map<String, String> before = balances();

        told(paid, Chargebacks.State.OPEN, paid.amount());
        assertEquals("8200.00", balances().get("SELLER_RECEIVABLE:" + order.seller() + ":USD"));
        assertEquals("position and spread are undone", 2, balances().size());

        told(paid, Chargebacks.State.WON, paid.amount());
        assertEquals(before, balances());
    }

    @Test
    public void yuanThatComeFromABankAreExchangedWhenAllAreThere() {
        Order order = till.placed();
        ExchangeQuote quote = quote(CNY, order.total());
        LocalDate until =
                LocalDate.ofInstant(store.clock().instant(), ZoneOffset.UTC).plusDays(7);
        till.bank.answers(new PaymentOutcome.AwaitingFunds(
                new Remittance("Kontor Escrow", "CN1", "", "", quote.sell(), "RF18539007547034", until)));
        Payment awaited = pay(order, quote);

        till.funds.arrived(awaited.id(), cny("58000.00"), "e-1");
        assertEquals(usd("0.00"), till.escrows.held(order.id()));
        till.funds.arrived(awaited.id(), cny("511.10"), "e-2");

        assertEquals(PaymentState.CAPTURED, till.payment(awaited.id()).state());
        assertEquals(usd("8200.00"), till.escrows.held(order.id()));
    }

    @Test
    public void theSellerIsOwedWhatWasAgreed() {
        Order order = till.placed();
        Payment paid = pay(order, quote(CNY, order.total()));

        release(order);

        assertEquals(PaymentState.RELEASED, till.payment(paid.id()).state());
        assertEquals(usd("8200.00"), till.escrows.payable(order.seller(), USD));
    }

    private void giveBack(Order order, Money amount) {
        store.transactions().run(() -> till.escrows.refund(order.id(), amount, "agreed", Keys.fresh()));
        store.runDue();
    }

    private void release(Order order) {
        store.transactions().run(() -> till.escrows.release(order.id(), order.total(), Money.zero(USD), Keys.fresh()));
    }

    private void told(Payment paid, Chargebacks.State state, Money amount) {
        String reference = "cb-" + paid.id();
        till.bank.tells(new Chargeback(reference, paid.answer().reference(), amount, "fraud", state, Optional.empty()));
        till.chargebacks.heard(Till.BANK, reference);
    }

    private ExchangeQuote quote(Currency sell, Money buy) {
        return office.quote(sell, buy, till.buyer);
    }

    private Payment pay(Order order, ExchangeQuote quote) {
        return begin(order, Optional.of(quote.id()), Optional.empty());
    }

    private Payment pay(Order order, Currency currency) {
        return begin(order, Optional.empty(), Optional.of(currency));
    }

    private Payment begin(Order order, Optional<UUID> quote, Optional<Currency> currency) {
        UnaryOperator<Payment> price = office.price(quote, currency);
        UUID id = till.desk.begin(
                order.id(), new PaymentDesk.Wish(Optional.empty(), Optional.empty(), price), till.buyer);
        till.desk.carryOut(id);
        return till.payment(id);
    }

    private ExchangeOffice office(long spreadPoints) {
        return new ExchangeOffice(
                new ExchangeQuoteStore(store.sql(), store.schema("payments")),
                rates,
                new ExchangeTerms(spreadPoints, Duration.ofMinutes(30), 7),
                store.transactions(),
                store.clock());
    }

    private void load(String base, String quote, String rate) {
        LocalDate today = LocalDate.ofInstant(store.clock().instant(), ZoneOffset.UTC);
        rates.load(
                List.of(new ExchangeRate(
                        Money.currency(base), Money.currency(quote), new BigDecimal(rate), today, "test bank")),
                Optional.empty());
    }

    private Money clearing() {
        return cny(balances().get("PROVIDER_CLEARING:" + Till.BANK + ":CNY"));
    }

    private Map<String, String> balances() {
        return till.ledger.trialBalance().stream()
                .filter(line -> !line.balance().isZero())
                .collect(Collectors.toMap(
                        line -> line.account(), line -> line.balance().amount(), (one, other) -> one, TreeMap::new));
    }

    private static void refused(String code, ThrowingRunnable asked) {
        assertEquals(code, assertThrows(TradeRuleException.class, asked).code());
    }

    private static Money usd(String amount) {
        return Money.parse(amount, "USD");
    }

    private static Money cny(String amount) {
        return Money.parse(amount, "CNY");
    }
}
