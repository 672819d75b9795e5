package org.kontor.payments.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.kontor.security.Caller;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.values.Require;

/**
 * What an operator says of an entry that no rule could book: what it is, of which payment or provider, and why the
 * operator says so.
 */
public record EntryWord(Way way, Optional<UUID> payment, Optional<Settlement> settlement, String reason) {

    /** What an entry is, or what becomes of it. */
    public enum Way {
        /** A charge of the bank's. */
        FEE,
        /** Our own money, moved to our operating account. */
        OWN_TRANSFER,
        /** What came for a payment, taken back. */
        PAYMENT,
        /** What a provider held for us, sent to our bank less its fee. */
        PROVIDER_SETTLEMENT,
        /** Nobody's, to be sent back. */
        SEND_BACK
    }

    /** Which provider account sent what it held, and what it kept, in the entry's currency. */
    public record Settlement(String provider, BigDecimal fee) {

        private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");
        private static final int LONGEST_PROVIDER = 255;

        public Settlement {
            provider = Require.code("provider", provider, LONGEST_PROVIDER);
            fee = Require.present("fee", fee).stripTrailingZeros();
            if (fee.signum() < 0) {
                throw new InvalidValueException(
                        "fee", "must not be negative, was " + fee.toPlainString(), "give what the provider kept, or 0");
            }
        }

        public static Settlement of(String provider, String fee) {
            String remedy = "write it like 33.00, in the entry's currency";
            return new Settlement(provider, new BigDecimal(Require.matching("fee", fee, AMOUNT, remedy)));
        }

        Money fee(Currency currency) {
            int decimals = currency.getDefaultFractionDigits();
            if (fee.scale() > decimals) {
                throw new InvalidValueException(
                        "fee",
                        "has more than " + decimals + " decimals for " + currency,
                        "round it to the currency's minor unit");
            }
            return new Money(fee.movePointRight(decimals).longValueExact(), currency);
        }
    }

    private static final int LONGEST_REASON = 255;

    public EntryWord {
        Require.present("as", way);
        payment = payment == null ? Optional.empty() : payment;
        settlement = settlement == null ? Optional.empty() : settlement;
        reason = Require.words(Require.text("reason", reason), LONGEST_REASON);
        if (payment.isPresent() != (way == Way.PAYMENT)) {
            throw new InvalidValueException(
                    "payment", "must be there for PAYMENT, and only for it", "name the payment, or leave it out");
        }
        if (settlement.isPresent() != (way == Way.PROVIDER_SETTLEMENT)) {
            throw new InvalidValueException(
                    "provider",
                    "must be there for PROVIDER_SETTLEMENT, with the fee, and only for it",
                    "name the provider's account and its fee, or leave both out");
        }
    }

    public EntryWord(Way way, Optional<UUID> payment, String reason) {
        this(way, payment, Optional.empty(), reason);
    }

    /** The entry's amount and what was kept of it before it came. */
    Money gross(Money amount) {
        return settlement.map(said -> amount.plus(said.fee(amount.currency()))).orElse(amount);
    }

    /** What the operator says, without the reason, for an entry's note. */
    String said() {
        return way
                + payment.map(id -> " " + id).orElse("")
                + settlement
                        .map(of -> " of " + of.provider() + " with a fee of "
                                + of.fee().toPlainString())
                        .orElse("");
    }

    /** What one operator has said and another must confirm. */
    public record Said(EntryWord word, UUID member, String name, Instant at) {

        /** True when another operator says the same; the reason may differ. */
        boolean confirmedBy(EntryWord other, Caller operator) {
            return !member.equals(operator.member())
                    && word.way() == other.way()
                    && word.payment().equals(other.payment())
                    && word.settlement().equals(other.settlement());
        }
    }
}
