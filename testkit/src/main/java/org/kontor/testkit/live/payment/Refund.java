package org.kontor.testkit.live.payment;

import java.time.Instant;
import org.kontor.values.Money;

/** Money that a payer has got back; {@code key} is the merchant's. */
public record Refund(String id, String key, String payment, Money amount, Instant made) {}
