package org.kontor.testkit.live.payment;

import java.time.LocalDate;
import java.util.Objects;
import org.kontor.values.Money;

/**
 * A line in the bank's own books: its reference, what came ({@code credit}) or went, whose, what the payer's bank was
 * told, and why it came back, empty when it did not.
 */
public record Posting(
        String reference,
        Money amount,
        boolean credit,
        LocalDate day,
        String name,
        String account,
        String endToEndId,
        String words,
        String returned) {

    public Posting {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(day, "day");
    }
}
