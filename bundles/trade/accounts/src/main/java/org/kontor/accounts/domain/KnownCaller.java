package org.kontor.accounts.domain;

import java.time.Instant;
import java.util.UUID;
import org.kontor.security.Caller;

/** A caller with the credential that named them. */
public record KnownCaller(UUID credential, Caller caller, Instant expiresAt) {}
