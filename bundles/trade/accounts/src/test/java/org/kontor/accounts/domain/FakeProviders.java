package org.kontor.accounts.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Calls the accounts it is given; one that went away is unavailable, as in the product. */
public final class FakeProviders implements Providers {

    private final Map<String, Object> accounts = new TreeMap<>();
    private final TreeSet<String> away = new TreeSet<>();
    private final Transactions transactions;

    public FakeProviders(Transactions transactions) {
        this.transactions = transactions;
    }

    public void add(String account, Object provider) {
        accounts.put(account, provider);
    }

    public void goesAway(String account) {
        away.add(account);
    }

    public void returns(String account) {
        away.remove(account);
    }

    @Override
    public List<String> accounts(Class<?> ability) {
        return accounts.keySet().stream().filter(name -> has(ability, name)).toList();
    }

    @Override
    public List<Departure> departed(Class<?> ability) {
        return away.stream()
                .filter(name -> ability.isInstance(accounts.get(name)))
                .map(name -> new Departure(name, Instant.EPOCH))
                .toList();
    }

    @Override
    public boolean has(Class<?> ability, String account) {
        return ability.isInstance(accounts.get(account)) && !away.contains(account);
    }

    @Override
    public <S, R> R ask(Class<S> ability, String account, Function<S, R> question) {
        if (transactions.active()) {
            throw new IllegalStateException("a provider is called inside a transaction");
        }
        if (!has(ability, account)) {
            throw new ProviderException(Fault.UNAVAILABLE, account + " is not here");
        }
        return question.apply(ability.cast(accounts.get(account)));
    }

    @Override
    public <S, R> R act(Class<S> ability, String account, Function<S, R> act) {
        return ask(ability, account, act);
    }

    @Override
    public <S, R> List<Answer<R>> askAll(Class<S> ability, Function<S, R> question) {
        return accounts(ability).stream()
                .map(name ->
                        new Answer<>(name, Optional.of(ask(ability, name, question)), Optional.empty(), Duration.ZERO))
                .toList();
    }

    @Override
    public List<ProviderStatus> status() {
        return List.of();
    }
}
