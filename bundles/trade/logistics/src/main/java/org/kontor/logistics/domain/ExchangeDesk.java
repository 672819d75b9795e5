package org.kontor.logistics.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.ExchangeRate;
import org.kontor.logistics.ExchangeRates;
import org.kontor.logistics.store.ExchangeRateStore;
import org.kontor.store.Transactions;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Converts by the operator's table: the latest rate of a date not after today, of the pair itself or of the pair turned
 * round (of the same date, the pair itself). Converted amounts are rounded half up to the minor unit.
 */
@Component(service = {ExchangeDesk.class, ExchangeRates.class})
public final class ExchangeDesk implements ExchangeRates {

    /** The table with its version. */
    public record RateTable(List<ExchangeRate> rates, long version) {}

    private record Pair(Currency base, Currency quote) {}

    /** What was read, and how many changes this server had made before it began to read. */
    private record Known(Map<Pair, ExchangeRate> inForce, LocalDate day, Instant readAt, long changes) {}

    /** How long another server's change of the table may go unseen here. */
    private static final Duration STALE = Duration.ofSeconds(30);

    private final ExchangeRateStore store;
    private final Transactions transactions;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private volatile Optional<Known> known = Optional.empty();

    @Activate
    public ExchangeDesk(
            @Reference ExchangeRateStore store, @Reference Transactions transactions, @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Empty when the table has no rate between the two currencies. */
    public Optional<Conversion> convert(Money amount, Currency to) {
        if (amount.currency().equals(to)) {
            return Optional.of(new Conversion(amount, amount, BigDecimal.ONE, today(), "same currency"));
        }
        return find(amount.currency(), to).map(known -> by(amount, to, rate(known, to), known));
    }

    @Override
    public ExchangeRate between(Currency one, Currency other) {
        return find(one, other)
                .orElseThrow(() -> TradeRuleException.conflict(
                        "no-exchange-rate",
                        "There is no exchange rate between " + one + " and " + other,
                        "ask the operator to load one (PUT /api/v1/exchange-rates), or use the other currency"));
    }

    /** Of each pair the rate in force and those of later dates, with the table's version. */
    public RateTable table() {
        return transactions.call(() -> new RateTable(store.inForceAndLater(today()), store.version()));
    }

    /** Adds rates; {@code expected} is the version the operator has seen, empty for any. */
    public RateTable load(List<ExchangeRate> rates, Optional<Long> expected) {
        requireOnePerPairAndDate(rates);
        RateTable after = transactions.call(() -> {
            long version = store.version();
            if (!store.advance(expected.orElse(version))) {
                throw TradeRuleException.stale("exchange rate table");
            }
            rates.forEach(rate -> store.put(rate, clock.instant()));
            return table();
        });
        changes.incrementAndGet();
        return after;
    }

    private static void requireOnePerPairAndDate(List<ExchangeRate> rates) {
        if (rates.isEmpty()) {
            throw new InvalidValueException("rates", "must not be empty", "give at least one rate");
        }
        Set<List<Object>> seen = new HashSet<>();
        for (ExchangeRate rate : rates) {
            if (!seen.add(List.of(rate.base(), rate.quote(), rate.date()))) {
                throw new InvalidValueException(
                        "rates",
                        "must hold one rate of " + rate.base() + "/" + rate.quote() + " for " + rate.date(),
                        "leave out the wrong one");
            }
        }
    }

    /** The later of the pair and of the pair turned round; of the same date, the pair itself. */
    private Optional<ExchangeRate> find(Currency from, Currency to) {
        Map<Pair, ExchangeRate> inForce = inForce();
        ExchangeRate direct = inForce.get(new Pair(from, to));
        ExchangeRate inverse = inForce.get(new Pair(to, from));
        boolean directCounts =
                direct != null && (inverse == null || !inverse.date().isAfter(direct.date()));
        return Optional.ofNullable(directCounts ? direct : inverse);
    }

    private static BigDecimal rate(ExchangeRate known, Currency to) {
        return known.quote().equals(to) ? known.rate() : BigDecimal.ONE.divide(known.rate(), MathContext.DECIMAL64);
    }

    private Conversion by(Money amount, Currency to, BigDecimal rate, ExchangeRate source) {
        BigInteger minor = amount.decimal()
                .multiply(rate)
                .movePointRight(to.getDefaultFractionDigits())
                .setScale(0, RoundingMode.HALF_UP)
                .toBigIntegerExact();
        if (minor.bitLength() >= Long.SIZE) {
            throw new InvalidValueException("amount", "is too large to be converted to " + to, "correct the amount");
        }
        return new Conversion(amount, new Money(minor.longValueExact(), to), rate, source.date(), source.source());
    }

    private Map<Pair, ExchangeRate> inForce() {
        long before = changes.get();
        LocalDate today = today();
        Instant now = clock.instant();
        Optional<Known> fresh = known.filter(read -> read.changes() == before
                && read.day().equals(today)
                && read.readAt().plus(STALE).isAfter(now));
        if (fresh.isEmpty()) {
            fresh = Optional.of(new Known(byPair(transactions.call(() -> store.inForce(today))), today, now, before));
            known = fresh;
        }
        return fresh.get().inForce();
    }

    private static Map<Pair, ExchangeRate> byPair(List<ExchangeRate> rates) {
        return rates.stream().collect(Collectors.toMap(rate -> new Pair(rate.base(), rate.quote()), rate -> rate));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
