package org.kontor.logistics.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.kontor.carrier.Rates;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Carrier accounts whose answers the test writes; refuses to be called inside a transaction, as the real host does. */
final class Carriers implements Providers {

    static final String VERSION = "1.2.3";
    static final String OPERATORS_REASON = "unpaid invoices";

    private final Map<String, Rates> present = new TreeMap<>();
    private final Set<String> off = new TreeSet<>();
    private Optional<UUID> lastTrade = Optional.empty();
    private final List<Departure> gone = new ArrayList<>();
    private final Transactions transactions;

    Carriers(Transactions transactions) {
        this.transactions = transactions;
    }

    void add(String account, Rates rates) {
        present.put(account, rates);
    }

    void switchOff(String account) {
        off.add(account);
    }

    /** What the latest question was about. */
    Optional<UUID> lastTrade() {
        return lastTrade;
    }

    void remove(Departure departure) {
        present.remove(departure.account());
        gone.add(departure);
    }

    @Override
    public <S, R> List<Answer<R>> askAll(Class<S> ability, Optional<UUID> trade, Function<S, R> question) {
        if (transactions.active()) {
            throw new IllegalStateException("a provider is never called inside a transaction");
        }
        lastTrade = trade;
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
    public <S, R> R ask(Target<S> target, Function<S, R> question) {
        throw new AssertionError("logistics asks all carriers at once");
    }

    @Override
    public <S, R> R act(Target<S> target, Function<S, R> act) {
        throw new AssertionError("asking for a price has no effect outside");
    }

    @Override
    public List<ProviderStatus> status() {
        return List.of();
    }

    private <S, R> Answer<R> answer(String account, S rates, Function<S, R> question) {
        if (off.contains(account)) {
            return failed(account, new ProviderException(Fault.UNAVAILABLE, "switched off: " + OPERATORS_REASON));
        }
        try {
            R result = question.apply(rates);
            return new Answer<>(account, VERSION, Optional.of(result), Optional.empty(), false, Duration.ZERO);
        } catch (ProviderException failure) {
            return failed(account, failure);
        }
    }

    private <R> Answer<R> failed(String account, ProviderException failure) {
        boolean switchedOff = off.contains(account);
        return new Answer<>(account, VERSION, Optional.empty(), Optional.of(failure), switchedOff, Duration.ZERO);
    }
}
