package org.kontor.payments.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.logistics.ExchangeRate;
import org.kontor.values.Money;

/**
 * An offer of ours to a trader, for one payment: what must be paid to get what is owed in another currency, by which
 * rate of the operator's table, and what of it is our spread, in hundredths of a per cent and as an amount in the
 * bought currency.
 */
public record ExchangeQuote(
        UUID id,
        UUID organisation,
        Money sell,
        Money buy,
        Money spread,
        long spreadPoints,
        ExchangeRate rate,
        Instant quotedAt,
        Instant validUntil,
        Optional<UUID> payment) {

    ExchangeQuote usedBy(UUID user) {
        return new ExchangeQuote(
                id, organisation, sell, buy, spread, spreadPoints, rate, quotedAt, validUntil, Optional.of(user));
    }
}
