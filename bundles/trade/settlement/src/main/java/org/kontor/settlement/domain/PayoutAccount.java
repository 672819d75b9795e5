package org.kontor.settlement.domain;

import java.time.Instant;
import java.util.UUID;

/** Where a seller is paid: an instrument of its own, used from {@code usableFrom}. */
public record PayoutAccount(UUID seller, UUID instrument, Instant boundAt, Instant usableFrom, long version) {}
