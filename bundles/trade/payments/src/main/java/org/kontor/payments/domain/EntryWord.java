package org.kontor.payments.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.security.Caller;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;

/**
 * What an operator says of an entry that no rule could book: what it is, of which payment, and why the operator says
 * so.
 */
public record EntryWord(Way way, Optional<UUID> payment, String reason) {

    /** What an entry is, or what becomes of it. */
    public enum Way {
        /** A charge of the bank's. */
        FEE,
        /** Our own money, moved to our operating account. */
        OWN_TRANSFER,
        /** What came for a payment, taken back. */
        PAYMENT,
        /** Nobody's, to be sent back. */
        SEND_BACK
    }

    private static final int LONGEST_REASON = 255;

    public EntryWord {
        Require.present("as", way);
        payment = payment == null ? Optional.empty() : payment;
        reason = Require.words(Require.text("reason", reason), LONGEST_REASON);
        if (payment.isPresent() != (way == Way.PAYMENT)) {
            throw new InvalidValueException(
                    "payment", "must be there for PAYMENT, and only for it", "name the payment, or leave it out");
        }
    }

    /** What one operator has said and another must confirm. */
    public record Said(EntryWord word, UUID member, String name, Instant at) {

        /** True when another operator says the same; the reason may differ. */
        boolean confirmedBy(EntryWord other, Caller operator) {
            return !member.equals(operator.member())
                    && word.way() == other.way()
                    && word.payment().equals(other.payment());
        }
    }
}
