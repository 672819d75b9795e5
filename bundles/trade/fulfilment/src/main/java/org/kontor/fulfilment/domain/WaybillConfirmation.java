package org.kontor.fulfilment.domain;

import java.time.Instant;

/** A person took a doubtful number: who, when, why. */
public record WaybillConfirmation(String number, String by, Instant when, String reason) {}
