package org.kontor.payments.domain;

import java.time.Instant;

/** Something new that was heard of a payment on its way, and where the payment stood then. */
public record Heard(Instant at, PaymentState state, String reason) {}
