package org.kontor.logistics.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.kontor.carrier.Rates;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;

/** Carrier accounts whose answers the test writes; refuses to be called inside a transaction, as the real host does. */
final class Carriers implements Providers {

    private final Map<String, Rates> present = new TreeMap<>();
    private final List<Departure> gone = new ArrayList<>();
    private final Transactions transactions;

    Carriers(Transactions transactions) {
        this.transactions = transactions;
    }

    void add(String account, Rates rates) {
        present.put(account, rates);
    }

    void remove(Departure departure) {
        present.remove(departure.account());
        gone.add(departure);
    }

    @Override
    public <S, R> List<Answer<R>> askAll(Class<S> ability, Function<S, R> question) {
        if (transactions.active()) {
            throw new IllegalStateException("a provider is never called inside a transaction");
        }
        return present.entrySet().stream()
                .map(entry -> answer(entry.getKey(), ability.cast(entry.getValue()), question))
                .toList();
    }

    @Override
    public List<Departure> departed(Class<?> ability) {
        return List.copyOf(gone);
    }

    @Override
    public List<String> accounts(Class<?> ability) {
        return List.copyOf(present.keySet());
    }

    @Override
    public boolean has(Class<?> ability, String account) {
        return present.containsKey(account);
    }

    @Override
    public <S, R> R ask(Class<S> ability, String account, Function<S, R> question) {
        throw new AssertionError("logistics asks all carriers at once");
    }

    @Override
    public <S, R> R act(Class<S> ability, String account, Function<S, R> act) {
        throw new AssertionError("asking for a price has no effect outside");
    }

    @Override
    public List<ProviderStatus> status() {
        return List.of();
    }

    private static <S, R> Answer<R> answer(String account, S rates, Function<S, R> question) {
        try {
            return new Answer<>(account, Optional.of(question.apply(rates)), Optional.empty(), Duration.ZERO);
        } catch (ProviderException failure) {
            return new Answer<>(account, Optional.empty(), Optional.of(failure), Duration.ZERO);
        }
    }
}
