package org.kontor.logistics.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.providers.Departure;
import org.kontor.providers.Inquiries;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Carrier accounts whose answers the test writes; refuses to be called inside a transaction, as the real host does. */
public final class Carriers implements Providers, Inquiries {

    static final String VERSION = "1.2.3";
    static final Duration LATE = Duration.ofSeconds(5);
    static final String OPERATORS_REASON = "unpaid invoices";

    private final Map<String, Rates> present = new TreeMap<>();
    private final Set<String> off = new TreeSet<>();
    private final Set<String> changed = new TreeSet<>();
    private final Map<String, CompletableFuture<Void>> late = new TreeMap<>();
    private int questions;
    private Optional<UUID> lastTrade = Optional.empty();
    private final List<Target<?>> asked = new ArrayList<>();
    private final List<Departure> gone = new ArrayList<>();
    private final Transactions transactions;

    Carriers(Transactions transactions) {
        this.transactions = transactions;
    }

    public void add(String account, Rates rates) {
        present.put(account, rates);
    }

    /** Answers only five seconds after it was asked, and when {@link #arrive} says so. */
    public void delay(String account) {
        late.put(account, new CompletableFuture<>());
    }

    public void arrive(String account) {
        late.get(account).complete(null);
    }

    /** What the account says of a price. */
    Answer<RateAnswer> answer(String account) {
        return answer(account, Lamps.charging("100.00", "USD", 5), rates -> rates.quote(null));
    }

    /** From now on nothing that it said stands. */
    void change(String account) {
        changed.add(account);
    }

    /** How many questions to all reached an account. */
    int questions() {
        return questions;
    }

    void switchOff(String account) {
        off.add(account);
    }

    /** Whom single questions were for, in their order. */
    List<Target<?>> asked() {
        return asked;
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
        refuseInTransaction();
        lastTrade = trade;
        return present.entrySet().stream()
                .map(entry -> answer(entry.getKey(), ability.cast(entry.getValue()), question))
                .toList();
    }

    @Override
    public <S, R> Gathered<R> gather(Inquiry<S, R> inquiry) {
        refuseInTransaction();
        lastTrade = inquiry.trade();
        List<Answer<R>> answers = new ArrayList<>();
        List<Late<R>> waiting = new ArrayList<>();
        for (Map.Entry<String, Rates> entry : present.entrySet()) {
            String account = entry.getKey();
            if (inquiry.known().contains(account)) {
                continue;
            }
            questions++;
            S rates = inquiry.ability().cast(entry.getValue());
            CompletableFuture<Void> arrival = late.get(account);
            if (arrival == null || inquiry.within().compareTo(LATE) >= 0) {
                answers.add(answer(account, rates, inquiry.question()));
            } else {
                waiting.add(new Late<>(
                        account, LATE, arrival.thenApply(now -> answer(account, rates, inquiry.question()))));
            }
        }
        return new Gathered<>(answers, waiting);
    }

    @Override
    public boolean stands(Class<?> ability, String account, String version, Instant since) {
        return !off.contains(account) && version.equals(VERSION) && !changed.contains(account);
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
        return ability.isInstance(present.get(account));
    }

    @Override
    public <S, R> R ask(Target<S> target, Function<S, R> question) {
        refuseInTransaction();
        asked.add(target);
        return question.apply(target.ability().cast(present.get(target.account())));
    }

    @Override
    public <S, R> R act(Target<S> target, Function<S, R> act) {
        throw new AssertionError("asking for a price has no effect outside");
    }

    @Override
    public List<ProviderStatus> status() {
        return List.of();
    }

    private void refuseInTransaction() {
        if (transactions.active()) {
            throw new IllegalStateException("a provider is never called inside a transaction");
        }
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
