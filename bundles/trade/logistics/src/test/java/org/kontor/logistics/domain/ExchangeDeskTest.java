package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.kontor.logistics.domain.Lamps.EUR;
import static org.kontor.logistics.domain.Lamps.JPY;
import static org.kontor.logistics.domain.Lamps.USD;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.ExchangeRate;
import org.kontor.logistics.store.ExchangeRateStore;
import org.kontor.store.Transactions;
import org.kontor.testkit.TestStore;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

public class ExchangeDeskTest {

    private static final Money HUNDRED_EUR = Money.parse("100.00", "EUR");

    @Rule
    public final TestStore store = TestStore.of("logistics");

    private ExchangeDesk desk;

    @Before
    public void open() {
        desk = desk(store.transactions());
    }

    @Test
    public void theLatestRateNotAfterTodayCounts() {
        load(eurUsd("1.10", "2026-10-01"), eurUsd("1.20", "2026-11-02"), eurUsd("1.30", "2026-11-03"));

        assertEquals(Money.parse("120.00", "USD"), convert(HUNDRED_EUR));

        store.clock().advance(Duration.ofDays(1));
        assertEquals(Money.parse("130.00", "USD"), convert(HUNDRED_EUR));
    }

    @Test
    public void aPairServesTheOtherWayRoundToo() {
        load(eurUsd("1.25", "2026-11-01"));

        Conversion conversion = desk.convert(Money.parse("100.00", "USD"), EUR).orElseThrow();

        assertEquals(HUNDRED_EUR.minus(Money.parse("20.00", "EUR")), conversion.to());
        assertEquals(0, new BigDecimal("0.8").compareTo(conversion.rate()));
        assertEquals(LocalDate.of(2026, 11, 1), conversion.rateDate());
    }

    @Test
    public void theNewerOfAPairAndItsInverseCounts() {
        load(eurUsd("1.25", "2026-10-01"), rate("USD", "EUR", "0.5", "2026-11-01"));

        assertEquals(Money.parse("200.00", "USD"), convert(HUNDRED_EUR));
    }

    @Test
    public void ofOneDateThePairItselfCountsBeforeItsInverse() {
        load(eurUsd("1.25", "2026-11-01"), rate("USD", "EUR", "0.5", "2026-11-01"));

        assertEquals(Money.parse("125.00", "USD"), convert(HUNDRED_EUR));
    }

    /** Turned round, 7.1 would be rounded, and what is bought with it would cost a cent too much. */
    @Test
    public void laterStepsGetTheRateAsItStandsInTheTable() {
        load(eurUsd("1.25", "2026-10-01"), rate("USD", "EUR", "0.5", "2026-11-01"));

        assertEquals(rate("USD", "EUR", "0.5", "2026-11-01"), desk.between(EUR, USD));
        assertEquals(desk.between(EUR, USD), desk.between(USD, EUR));
        TradeRuleException none = assertThrows(TradeRuleException.class, () -> desk.between(EUR, JPY));
        assertEquals("no-exchange-rate", none.code());
    }

    @Test
    public void theSameCurrencyNeedsNoRate() {
        Conversion conversion = desk.convert(HUNDRED_EUR, EUR).orElseThrow();

        assertEquals(HUNDRED_EUR, conversion.to());
        assertEquals(BigDecimal.ONE, conversion.rate());
    }

    @Test
    public void twoPairsDoNotMakeAThird() {
        load(eurUsd("1.25", "2026-11-01"), rate("USD", "JPY", "150", "2026-11-01"));

        assertEquals(Optional.empty(), desk.convert(HUNDRED_EUR, JPY));
    }

    @Test
    public void halfAMinorUnitRoundsUpWhateverItsSize() {
        load(eurUsd("1.5", "2026-11-01"), rate("EUR", "JPY", "162.50", "2026-11-01"));

        assertEquals(Money.of(2, "USD"), convert(Money.of(1, "EUR")));
        assertEquals(
                Money.parse("163", "JPY"),
                desk.convert(Money.parse("1.00", "EUR"), JPY).orElseThrow().to());
    }

    @Test
    public void anyAmountIsItsProductWithTheShownRateRoundedHalfUp() {
        load(eurUsd("1.0842", "2026-11-01"));
        Random random = new Random(7);

        for (int i = 0; i < 500; i++) {
            Money amount = new Money(random.nextInt(100_000_000), random.nextBoolean() ? EUR : USD);
            Conversion conversion = desk.convert(amount, amount.currency().equals(EUR) ? USD : EUR)
                    .orElseThrow();
            assertEquals(
                    amount.decimal().multiply(conversion.rate()).setScale(2, RoundingMode.HALF_UP),
                    conversion.to().decimal());
        }
    }

    @Test
    public void aNewTableIsSeenAtOnce() {
        load(eurUsd("1.10", "2026-11-01"));
        convert(HUNDRED_EUR);

        load(eurUsd("1.20", "2026-11-01"));

        assertEquals(Money.parse("120.00", "USD"), convert(HUNDRED_EUR));
    }

    @Test
    public void aReadThatAChangeOvertakesIsNotKept() {
        load(eurUsd("1.10", "2026-11-01"));
        OvertakenOnce overtaken = new OvertakenOnce();
        ExchangeDesk reader = desk(overtaken);
        overtaken.before = () -> reader.load(List.of(eurUsd("1.20", "2026-11-01")), Optional.empty());
        reader.convert(HUNDRED_EUR, USD);

        Money next = reader.convert(HUNDRED_EUR, USD).orElseThrow().to();

        assertEquals(Money.parse("120.00", "USD"), next);
    }

    @Test
    public void anotherServersChangeIsSeenWithinHalfAMinute() {
        load(eurUsd("1.10", "2026-11-01"));
        convert(HUNDRED_EUR);
        desk(store.transactions()).load(List.of(eurUsd("1.20", "2026-11-01")), Optional.empty());

        store.clock().advance(Duration.ofSeconds(30));

        assertEquals(Money.parse("120.00", "USD"), convert(HUNDRED_EUR));
    }

    @Test
    public void aChangeOfAnOldVersionIsStaleAndLoadsNothing() {
        long version = desk.table().version();
        load(eurUsd("1.10", "2026-11-01"));

        TradeRuleException stale = assertThrows(
                TradeRuleException.class, () -> desk.load(List.of(eurUsd("1.20", "2026-11-01")), Optional.of(version)));

        assertEquals(TradeRuleException.Kind.STALE, stale.kind());
        assertEquals(Money.parse("110.00", "USD"), convert(HUNDRED_EUR));
        assertEquals(version + 1, desk.table().version());
    }

    @Test
    public void theTableShowsWhatIsInForceAndWhatComes() {
        ExchangeRate inForce = eurUsd("1.2", "2026-11-02");
        ExchangeRate coming = eurUsd("1.3", "2026-11-03");

        load(eurUsd("1.1", "2026-10-01"), inForce, coming);

        assertEquals(List.of(inForce, coming), desk.table().rates());
    }

    @Test
    public void aRateThatTheTableCannotHoldIsRefusedByName() {
        for (String unfit : List.of("0", "-1", "1.00000000001", "1E+10", "1E+2147483647", "12345678901")) {
            assertEquals(
                    "rate",
                    assertThrows(InvalidValueException.class, () -> eurUsd(unfit, "2026-11-01"))
                            .field());
        }
        assertEquals(
                "source",
                assertThrows(
                                InvalidValueException.class,
                                () -> new ExchangeRate(EUR, USD, BigDecimal.ONE, LocalDate.EPOCH, "x".repeat(201)))
                        .field());
        assertEquals(
                "quote",
                assertThrows(InvalidValueException.class, () -> rate("EUR", "EUR", "1", "2026-11-01"))
                        .field());
    }

    @Test
    public void aRateIsOfCurrenciesThatPeoplePayWithAndOfADayThatCanBeKept() {
        assertEquals("base", refused(() -> rate("XAU", "USD", "1", "2026-11-01")));
        assertEquals("quote", refused(() -> rate("USD", "XAG", "1", "2026-11-01")));
        assertEquals("date", refused(() -> rate("EUR", "USD", "1", "+12026-11-01")));
        assertEquals("date", refused(() -> rate("EUR", "USD", "1", "0026-11-01")));
    }

    @Test
    public void aLoadHoldsOneRateOfEachPairAndDate() {
        long version = desk.table().version();

        assertEquals("rates", refused(this::load));
        assertEquals("rates", refused(() -> load(eurUsd("1.10", "2026-11-01"), eurUsd("1.20", "2026-11-01"))));

        assertEquals(version, desk.table().version());
    }

    @Test
    public void anAmountThatNoOtherCurrencyCanHoldIsRefusedByName() {
        load(rate("EUR", "JPY", "9999999999", "2026-11-01"));

        assertEquals("amount", refused(() -> desk.convert(Money.parse("999999999999999.99", "EUR"), JPY)));
    }

    private static String refused(ThrowingRunnable asked) {
        return assertThrows(InvalidValueException.class, asked).field();
    }

    private ExchangeDesk desk(Transactions transactions) {
        return new ExchangeDesk(
                new ExchangeRateStore(store.sql(), store.schema("logistics")), transactions, store.clock());
    }

    private void load(ExchangeRate... rates) {
        desk.load(List.of(rates), Optional.empty());
    }

    private Money convert(Money amount) {
        return desk.convert(amount, USD).orElseThrow().to();
    }

    private static ExchangeRate eurUsd(String rate, String day) {
        return rate("EUR", "USD", rate, day);
    }

    private static ExchangeRate rate(String base, String quote, String rate, String day) {
        return new ExchangeRate(
                Money.currency(base), Money.currency(quote), new BigDecimal(rate), LocalDate.parse(day), "test bank");
    }

    /** Lets a change come between a read of the table and what the reader does with it. */
    private final class OvertakenOnce implements Transactions {

        private Runnable before = () -> {};

        @Override
        public <T> T call(Supplier<T> work) {
            T read = store.transactions().call(work);
            Runnable change = before;
            before = () -> {};
            change.run();
            return read;
        }

        @Override
        public boolean active() {
            return store.transactions().active();
        }
    }
}
