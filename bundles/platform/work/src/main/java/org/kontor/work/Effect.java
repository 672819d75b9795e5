package org.kontor.work;

import java.time.Instant;
import java.util.Optional;
import org.kontor.values.ProviderException;

/**
 * A service of the step that owns a purpose: how to act, how to ask, and what follows from the answer.
 * R is the provider's answer, which lives only between the call and {@link #settle}.
 */
public interface Effect<R> {

    String purpose();

    /** Acts at the provider with {@code intention.key()}; outside any transaction; throws {@link ProviderException}. */
    R act(Intention intention);

    /** Asks the provider what became of the act; empty when it never heard of the key. Outside any transaction. */
    Optional<R> find(Intention intention);

    /** Applies the answer, in one transaction. Empty when that is final; otherwise when to ask again. */
    Optional<Instant> settle(Intention intention, R answer);

    /**
     * The act has no answer yet ({@code state} is WAITING, IN_DOUBT or STUCK), or a question about an undecided one failed
     * (ASKING): show it, in one transaction.
     */
    void unanswered(Intention intention, Intention.State state, ProviderException failure);
}
