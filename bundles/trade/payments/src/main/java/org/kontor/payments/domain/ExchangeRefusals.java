package org.kontor.payments.domain;

import java.time.Instant;
import java.util.Currency;
import org.kontor.logistics.ExchangeRate;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

/** Why a payment is not exchanged, and what to do instead. */
final class ExchangeRefusals {

    private static final String ASK = "ask for a new one: POST /exchange-quotes";

    private ExchangeRefusals() {}

    static void requireSells(ExchangeQuote quote, Currency paid) {
        if (!quote.sell().currency().equals(paid)) {
            throw TradeRuleException.conflict(
                    "other-currency",
                    "The quote is for paying in " + quote.sell().currency() + ", not in " + paid,
                    "leave the currency out, or " + ASK);
        }
    }

    static void requireBuys(ExchangeQuote quote, Money due) {
        if (!quote.buy().equals(due)) {
            throw TradeRuleException.conflict(
                    "other-amount",
                    "The quote buys " + quote.buy() + ", due are " + due,
                    "ask for one of " + due + ": POST /exchange-quotes");
        }
    }

    static void requireValid(ExchangeQuote quote, Instant now) {
        if (!now.isBefore(quote.validUntil())) {
            throw TradeRuleException.conflict(
                    "exchange-quote-expired", "The quote was valid until " + quote.validUntil(), ASK);
        }
    }

    static TradeRuleException used() {
        return TradeRuleException.conflict("exchange-quote-used", "Another payment was begun with this quote", ASK);
    }

    static void locked(ExchangeQuote first) {
        String currency = first.sell().currency().getCurrencyCode();
        throw TradeRuleException.conflict(
                "rate-locked",
                "What is paid for this order in " + currency + " is exchanged at the rate of its first payment",
                "pay with \"currency\": \"" + currency + "\" and without exchangeQuote");
    }

    static TradeRuleException needed(Payment due, Currency paid) {
        return TradeRuleException.conflict(
                "exchange-quote-needed",
                "The order is in " + due.amount().currency() + ", and nothing of it was paid in " + paid + " yet",
                "ask for a quote of " + due.amount() + " (POST /exchange-quotes) and name it as exchangeQuote");
    }

    static TradeRuleException outdated(ExchangeRate rate) {
        return TradeRuleException.conflict(
                "exchange-rate-outdated",
                "The latest rate between " + rate.base() + " and " + rate.quote() + " is of " + rate.date(),
                "ask the operator to load a newer one (PUT /api/v1/exchange-rates), or pay in the order's currency");
    }
}
