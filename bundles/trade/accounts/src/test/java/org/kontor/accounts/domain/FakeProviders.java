package org.kontor.accounts.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Calls the accounts it is given; one that went away is unavailable, as in the product. */
public final class FakeProviders implements Providers {

    private final Map<String, Object> accounts = new TreeMap<>();
    private final TreeSet<String> away = new TreeSet<>();
    private final List<Optional<UUID>> asked = new ArrayList<>();
    private final Transactions transactions;

    public FakeProviders(Transactions transactions) {
        this.transactions = transactions;
    }

    public void add(String account, Object provider) {
        accounts.put(account, provider);
    }

    /** About which trade it was asked, each time. */
    public List<Optional<UUID>> asked() {
        return asked;
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
    public <S, R> R ask(Target<S> target, Function<S, R> question) {
        if (transactions.active()) {
            throw new IllegalStateException("a provider is called inside a transaction");
        }
        if (!has(target.ability(), target.account())) {
            throw new ProviderException(Fault.UNAVAILABLE, target.account() + " is not here");
        }
        asked.add(target.trade());
        return question.apply(target.ability().cast(accounts.get(target.account())));
    }

    @Override
    public <S, R> R act(Target<S> target, Function<S, R> act) {
        return ask(target, act);
    }

    @Override
    public <S, R> List<Answer<R>> askAll(Class<S> ability, Optional<UUID> trade, Function<S, R> question) {
        throw new UnsupportedOperationException("accounts ask one provider at a time");
    }

    @Override
    public List<ProviderStatus> status() {
        return List.of();
    }
}
