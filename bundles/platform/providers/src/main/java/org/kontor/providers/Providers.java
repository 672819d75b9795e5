package org.kontor.providers;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kontor.values.ProviderException;

/**
 * The provider accounts present at this moment. An account is one factory configuration of a plugin: the file
 * {@code etc/org.kontor.carrier.ratesheet-demo.cfg} is the account {@code carrier.ratesheet-demo}.
 * Never called inside a transaction: that throws {@link IllegalStateException}.
 */
public interface Providers {

    /** What one account answered to a question put to all: exactly one of result and failure is there. */
    record Answer<R>(String account, Optional<R> result, Optional<ProviderException> failure, Duration took) {}

    /** Names of the accounts that have this ability now, sorted. */
    List<String> accounts(Class<?> ability);

    /** Names of the accounts that had this ability since the server started and are gone now, with when they went. */
    List<Departure> departed(Class<?> ability);

    /** True when the account is here and has the ability. */
    boolean has(Class<?> ability, String account);

    /** Asks one account; asking changes nothing, so a lost answer is UNAVAILABLE. Throws {@link ProviderException}. */
    <S, R> R ask(Class<S> ability, String account, Function<S, R> question);

    /** Acts through one account; a lost answer is IN_DOUBT. Throws {@link ProviderException}. */
    <S, R> R act(Class<S> ability, String account, Function<S, R> act);

    /** Asks every account with the ability at once, each under its own deadline; sorted by account. */
    <S, R> List<Answer<R>> askAll(Class<S> ability, Function<S, R> question);

    /** How every account stands, present and departed, sorted by name. */
    List<ProviderStatus> status();
}
