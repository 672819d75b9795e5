package org.kontor.payments;

import org.kontor.values.Money;

/** One side of a transfer: positive is a debit of the account, negative a credit. */
public record Posting(String account, Money amount) {}
