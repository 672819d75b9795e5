package org.kontor.logistics.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.store.ExchangeRateStore;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Converts by the operator's table: the latest rate of a date not after today, of the pair itself or turned round.
 * Converted amounts are rounded half up to the minor unit.
 */
@Component(service = ExchangeDesk.class)
public final class ExchangeDesk {

    /** The table with its version. */
    public record RateTable(List<ExchangeRate> rates, long version) {}

    private record Pair(Currency base, Currency quote) {}

    private record Known(Map<Pair, ExchangeRate> latest, LocalDate day, Instant readAt) {}

    /** How long another server's change of the table may go unseen here. */
    private static final Duration STALE = Duration.ofSeconds(30);

    private final ExchangeRateStore store;
    private final Transactions transactions;
    private final Clock clock;
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
        Map<Pair, ExchangeRate> latest = latest();
        ExchangeRate direct = latest.get(new Pair(amount.currency(), to));
        if (direct != null) {
            return Optional.of(by(amount, to, direct.rate(), direct));
        }
        return Optional.ofNullable(latest.get(new Pair(to, amount.currency())))
                .map(inverse -> by(amount, to, BigDecimal.ONE.divide(inverse.rate(), MathContext.DECIMAL64), inverse));
    }

    /** The latest rates and the table's version. */
    public RateTable table() {
        return transactions.call(() -> new RateTable(
                List.copyOf(newestOfEachPair(store.upTo(LocalDate.MAX.withYear(9999)))
                        .values()),
                store.version()));
    }

    /** Adds rates; {@code expected} is the version the operator has seen, empty for any. */
    public RateTable load(List<ExchangeRate> rates, Optional<Long> expected) {
        RateTable after = transactions.call(() -> {
            long version = store.version();
            if (!store.advance(expected.orElse(version))) {
                throw TradeRuleException.stale("exchange rate table");
            }
            rates.forEach(rate -> store.put(rate, clock.instant()));
            return table();
        });
        known = Optional.empty();
        return after;
    }

    private Conversion by(Money amount, Currency to, BigDecimal rate, ExchangeRate source) {
        BigDecimal minor = amount.decimal()
                .multiply(rate)
                .movePointRight(to.getDefaultFractionDigits())
                .setScale(0, RoundingMode.HALF_UP);
        return new Conversion(amount, new Money(minor.longValueExact(), to), rate, source.date(), source.source());
    }

    private Map<Pair, ExchangeRate> latest() {
        Instant now = clock.instant();
        Optional<Known> cached = known.filter(
                read -> read.day().equals(today()) && read.readAt().plus(STALE).isAfter(now));
        if (cached.isPresent()) {
            return cached.get().latest();
        }
        Map<Pair, ExchangeRate> latest = newestOfEachPair(transactions.call(() -> store.upTo(today())));
        known = Optional.of(new Known(latest, today(), now));
        return latest;
    }

    private static Map<Pair, ExchangeRate> newestOfEachPair(List<ExchangeRate> newestFirst) {
        Map<Pair, ExchangeRate> latest = new LinkedHashMap<>();
        newestFirst.forEach(rate -> latest.putIfAbsent(new Pair(rate.base(), rate.quote()), rate));
        return latest;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
