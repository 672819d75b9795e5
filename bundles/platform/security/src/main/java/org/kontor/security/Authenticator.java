package org.kontor.security;

import java.util.Optional;

/** A service that knows callers by the token they send (an API key or a session). */
public interface Authenticator {

    /** Empty when the token is unknown, expired or revoked. */
    Optional<Caller> authenticate(String token);
}
