package org.kontor.payments.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.kontor.logistics.ExchangeRate;
import org.kontor.logistics.ExchangeRates;
import org.kontor.payments.Exchange;
import org.kontor.payments.store.ExchangeQuoteStore;
import org.kontor.security.Caller;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Quotes what must be paid in another currency, and prices payments by it. The rate of an order's first payment in a
 * currency is that of its later ones.
 */
@Component(service = ExchangeOffice.class)
public final class ExchangeOffice {

    /** A point is a hundredth of a per cent. */
    private static final int POINT_DECIMALS = 4;

    private final ExchangeQuoteStore store;
    private final ExchangeRates rates;
    private final ExchangeTerms terms;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public ExchangeOffice(
            @Reference ExchangeQuoteStore store,
            @Reference ExchangeRates rates,
            @Reference ExchangeTerms terms,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.rates = rates;
        this.terms = terms;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** For one payment, as long as it is valid; joins the caller's transaction. */
    public ExchangeQuote quote(Currency sell, Money buy, Caller trader) {
        return transactions.call(() -> {
            requireExchange(sell, buy);
            ExchangeRate rate = rates.between(sell, buy.currency());
            requireFresh(rate);
            ExchangeQuote quote = quote(trader.organisation(), rate, terms.spreadPoints(), buy);
            store.insert(quote);
            return quote;
        });
    }

    public ExchangeQuote find(UUID id, Caller viewer) {
        return transactions.call(() -> store.find(id)
                .filter(quote -> isFor(viewer, quote))
                .orElseThrow(() -> TradeRuleException.notFound("exchange quote")));
    }

    /** That by which the payment was charged, if it was exchanged. */
    public Optional<ExchangeQuote> ofPayment(UUID payment, Caller viewer) {
        return transactions.call(() -> store.ofPayment(payment)).filter(quote -> isFor(viewer, quote));
    }

    /** How to charge a payment by this quote, or in this currency; in the transaction that begins the payment. */
    public UnaryOperator<Payment> price(Optional<UUID> quote, Optional<Currency> currency) {
        return due -> quote.map(id -> byQuote(due, id, currency))
                .or(() -> currency.filter(paid -> !paid.equals(due.amount().currency()))
                        .map(paid -> locked(due, paid)))
                .orElse(due);
    }

    private Payment byQuote(Payment due, UUID id, Optional<Currency> currency) {
        ExchangeQuote quote = store.find(id)
                .filter(found -> found.organisation().equals(due.buyer()))
                .orElseThrow(() -> TradeRuleException.notFound("exchange quote"));
        currency.ifPresent(paid -> ExchangeRefusals.requireSells(quote, paid));
        ExchangeRefusals.requireBuys(quote, due.amount());
        store.locked(due.order(), quote.sell().currency()).ifPresent(ExchangeRefusals::locked);
        ExchangeRefusals.requireValid(quote, clock.instant());
        if (!store.use(id, due.id())) {
            throw ExchangeRefusals.used();
        }
        return due.charged(quote.sell(), quote.spread());
    }

    private Payment locked(Payment due, Currency paid) {
        ExchangeQuote first = store.locked(due.order(), paid).orElseThrow(() -> ExchangeRefusals.needed(due, paid));
        ExchangeQuote again = quote(due.buyer(), first.rate(), first.spreadPoints(), due.amount())
                .usedBy(due.id());
        store.insert(again);
        return due.charged(again.sell(), again.spread());
    }

    /** The spread is a part of what is bought, both are rounded up. */
    private ExchangeQuote quote(UUID organisation, ExchangeRate rate, long points, Money buy) {
        BigDecimal share = BigDecimal.valueOf(buy.minor()).multiply(BigDecimal.valueOf(points, POINT_DECIMALS));
        Money spread = new Money(share.setScale(0, RoundingMode.CEILING).longValueExact(), buy.currency());
        Money sell = selling(rate, buy.plus(spread));
        Instant now = clock.instant();
        return new ExchangeQuote(
                Keys.fresh(),
                organisation,
                sell,
                buy,
                spread,
                points,
                rate,
                now,
                now.plus(terms.valid()),
                Optional.empty());
    }

    private static Money selling(ExchangeRate rate, Money bought) {
        try {
            return new Exchange(rate.base(), rate.quote(), rate.rate()).selling(bought);
        } catch (ArithmeticException tooLarge) {
            throw new InvalidValueException(
                    "amount", "is too large to be exchanged, was " + bought, "correct the amount");
        }
    }

    private static boolean isFor(Caller viewer, ExchangeQuote quote) {
        return viewer.isOperator() || quote.organisation().equals(viewer.organisation());
    }

    private static void requireExchange(Currency sell, Money buy) {
        if (!buy.isPositive()) {
            throw new InvalidValueException("amount", "must be positive, was " + buy, "give what you have to pay");
        }
        if (sell.equals(buy.currency())) {
            throw new InvalidValueException(
                    "sell", "must differ from buy, both are " + sell, "pay without exchange quote");
        }
    }

    private void requireFresh(ExchangeRate rate) {
        LocalDate oldest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(terms.rateDays());
        if (rate.date().isBefore(oldest)) {
            throw ExchangeRefusals.outdated(rate);
        }
    }
}
