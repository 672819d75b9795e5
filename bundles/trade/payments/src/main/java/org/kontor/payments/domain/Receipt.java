package org.kontor.payments.domain;

import java.time.Instant;
import java.util.UUID;
import org.kontor.values.Money;

/** Money that came from a bank for one payment. The id follows from the bank's reference: an entry counts once. */
public record Receipt(UUID id, UUID payment, String bankReference, Money amount, Instant at) {}
