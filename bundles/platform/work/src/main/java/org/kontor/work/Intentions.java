package org.kontor.work;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one way to have an effect outside: intend in a transaction, carry out after it, settle in the next. */
public interface Intentions {

    /**
     * Records an intention in the caller's transaction, beside the state change it belongs to, and schedules recovery.
     * {@code fingerprint} names the request's content, so that a repeated one can be compared.
     */
    Intention intend(String purpose, UUID subject, UUID resource, String provider, String fingerprint);

    /**
     * Carries the intention out in this thread, after the transaction that intended or read it, and settles it. Returns
     * how it stands then; failures of the provider are states, not exceptions. Also the way to ask again now (a webhook
     * came, a client wants to know).
     */
    Intention carryOut(Intention committed);

    /** Throws {@link IllegalStateException} when there is none. */
    default Intention carryOut(UUID id) {
        return carryOut(find(id).orElseThrow(() -> new IllegalStateException("there is no intention " + id)));
    }

    Optional<Intention> find(UUID id);

    /** The latest intention for a resource and purpose. */
    Optional<Intention> latest(UUID resource, String purpose);

    /** Everything not DONE, oldest first: what an operator looks at. */
    List<Intention> open();

    /** How many there are in each state but DONE; states without any are missing. */
    Map<Intention.State, Long> counts();

    /** An operator's retry of a waiting, doubtful or stuck intention; carried out by the workers at once. */
    void retry(UUID id, String operator);

    /** The provider account is here (again): whatever has been tried there and is not settled runs at once. */
    void providerArrived(String account);
}
