package org.kontor.work;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.values.IdempotencyKey;

/**
 * One effect we want outside. Its id is the key the provider gets, always the same. {@code subject} is the order or
 * organisation, {@code resource} the row the effect belongs to (a payment, a booking), {@code provider} the account,
 * {@code attempts} counts within the state, {@code version} every change.
 */
public record Intention(
        UUID id,
        String purpose,
        UUID subject,
        UUID resource,
        String provider,
        String fingerprint,
        State state,
        int attempts,
        long version,
        Instant createdAt,
        Optional<Instant> nextAt,
        String problem) {

    public enum State {
        /** Recorded; the call has not been answered yet. */
        INTENDED,
        /** The provider could not be reached or is not installed: nothing happened, we try again. */
        WAITING,
        /** The provider answered that it has not decided, or that the payer must act: we ask again. */
        ASKING,
        /** The answer never came: we ask what became of it before anything else. */
        IN_DOUBT,
        /** A person must look: settings are wrong, or asking did not help. */
        STUCK,
        /** Settled. */
        DONE
    }

    /** As it stands after its next change. */
    public Intention changed(State after, int tried, Optional<Instant> next, String why) {
        return new Intention(
                id, purpose, subject, resource, provider, fingerprint, after, tried, version + 1, createdAt, next, why);
    }

    public IdempotencyKey key() {
        return IdempotencyKey.of(id);
    }
}
