package org.kontor.providers;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.kontor.values.ProviderException;

/**
 * The provider accounts present at this moment. An account is one factory configuration of a plugin: the file
 * {@code etc/org.kontor.carrier.ratesheet-demo.cfg} is the account {@code carrier.ratesheet-demo}.
 * Never called inside a transaction: that throws {@link IllegalStateException}.
 * A rehearsal account ({@code kontor.rehearsal=true}) can be called by its name and is in none of the lists.
 */
public interface Providers {

    /**
     * What one account answered to a question put to all: exactly one of result and failure is there. {@code version} is
     * the bundle's that answered, empty when none was asked; {@code switchedOff}: the failure is an operator's word.
     */
    record Answer<R>(
            String account,
            String version,
            Optional<R> result,
            Optional<ProviderException> failure,
            boolean switchedOff,
            Duration took) {}

    /** Names of the accounts that have this ability now, sorted; switched off or not. */
    List<String> accounts(Class<?> ability);

    /** Names of the accounts that had this ability since the server started and are gone now, with when they went. */
    List<Departure> departed(Class<?> ability);

    /** True when the account is here, switched off or not, and has the ability. */
    boolean has(Class<?> ability, String account);

    /**
     * Who is booked at this account's prices: another account that its setting {@code kontor.books.at} names, as when a rate
     * sheet has the prices of a carrier that can be booked; else the account itself.
     */
    default String bookedAt(String account) {
        return account;
    }

    /** Asks one account; asking changes nothing, so a lost answer is UNAVAILABLE. Throws {@link ProviderException}. */
    <S, R> R ask(Target<S> target, Function<S, R> question);

    /** Acts through one account; a lost answer is IN_DOUBT. Throws {@link ProviderException}. */
    <S, R> R act(Target<S> target, Function<S, R> act);

    /** Asks every account with the ability at once, each under its own deadline; sorted by account. */
    <S, R> List<Answer<R>> askAll(Class<S> ability, Optional<UUID> trade, Function<S, R> question);

    /** How every account stands, present and departed, sorted by name. */
    List<ProviderStatus> status();

    default <S, R> R ask(Class<S> ability, String account, Function<S, R> question) {
        return ask(Target.of(ability, account), question);
    }

    default <S, R> R act(Class<S> ability, String account, Function<S, R> act) {
        return act(Target.of(ability, account), act);
    }

    default <S, R> List<Answer<R>> askAll(Class<S> ability, Function<S, R> question) {
        return askAll(ability, Optional.empty(), question);
    }
}
