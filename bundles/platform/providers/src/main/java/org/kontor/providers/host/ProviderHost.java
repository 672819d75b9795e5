package org.kontor.providers.host;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Keeps the accounts and calls them; {@link PluginTracker} tells it who comes and goes. */
@Component(
        service = {Providers.class, ProviderHost.class},
        configurationPid = "org.kontor.providers")
@Designate(ocd = Settings.class)
public final class ProviderHost implements Providers {

    private final Transactions transactions;
    private final Clock clock;
    private final Limits limits;
    private final ConcurrentNavigableMap<String, Account> accounts = new ConcurrentSkipListMap<>();

    @Activate
    public ProviderHost(@Reference Transactions transactions, @Reference Clock clock, Settings settings) {
        this(transactions, clock, Limits.of(settings));
    }

    ProviderHost(Transactions transactions, Clock clock, Limits limits) {
        this.transactions = transactions;
        this.clock = clock;
        this.limits = limits;
    }

    Instance arrive(Arrival arrival) {
        Instance instance = new Instance(arrival, limits.with(arrival.properties()));
        accounts.computeIfAbsent(arrival.account(), name -> new Account(name, clock, limits))
                .add(instance);
        return instance;
    }

    /** From now on the instance gets no calls; returns when its running calls have ended or the patience has. */
    void depart(Instance instance, Duration patience) {
        accounts.get(instance.arrival().account()).remove(instance);
        instance.close(patience);
    }

    Duration departurePatience() {
        return limits.departure();
    }

    @Override
    public List<String> accounts(Class<?> ability) {
        return able(ability).stream().map(Account::name).toList();
    }

    @Override
    public List<Departure> departed(Class<?> ability) {
        return accounts.values().stream()
                .filter(account -> account.could(ability) && !account.isPresent())
                .map(account -> new Departure(account.name(), account.since()))
                .toList();
    }

    @Override
    public boolean has(Class<?> ability, String account) {
        Account known = accounts.get(account);
        return known != null && known.can(ability);
    }

    @Override
    public <S, R> R ask(Class<S> ability, String account, Function<S, R> question) {
        return call(Call.Kind.ASK, ability, account, question);
    }

    @Override
    public <S, R> R act(Class<S> ability, String account, Function<S, R> act) {
        return call(Call.Kind.ACT, ability, account, act);
    }

    @Override
    public <S, R> List<Answer<R>> askAll(Class<S> ability, Function<S, R> question) {
        refuseInTransaction();
        List<Question<R>> asked = new ArrayList<>();
        for (Account account : able(ability)) {
            asked.add(Question.put(account, ability, question));
        }
        return asked.stream().map(Question::answer).toList();
    }

    @Override
    public List<ProviderStatus> status() {
        return accounts.values().stream().map(Account::status).toList();
    }

    private <S, R> R call(Call.Kind kind, Class<S> ability, String name, Function<S, R> function) {
        refuseInTransaction();
        Account account = accounts.get(name);
        if (account == null) {
            throw new ProviderException(Fault.UNAVAILABLE, name + " is not installed");
        }
        return account.finish(account.start(kind, ability, function));
    }

    private List<Account> able(Class<?> ability) {
        return accounts.values().stream()
                .filter(account -> account.can(ability))
                .toList();
    }

    private void refuseInTransaction() {
        if (transactions.active()) {
            throw new IllegalStateException("a provider must not be called inside a transaction");
        }
    }

    /** A question put to one of all: on its way, or refused before it started. */
    private record Question<R>(Account account, Optional<Call<R>> call, Optional<ProviderException> refusal) {

        static <S, R> Question<R> put(Account account, Class<S> ability, Function<S, R> question) {
            try {
                return new Question<>(
                        account, Optional.of(account.start(Call.Kind.ASK, ability, question)), Optional.empty());
            } catch (ProviderException e) {
                return new Question<>(account, Optional.empty(), Optional.of(e));
            }
        }

        Answer<R> answer() {
            if (call.isEmpty()) {
                return new Answer<>(account.name(), Optional.empty(), refusal, Duration.ZERO);
            }
            try {
                R result = account.finish(call.get());
                return new Answer<>(
                        account.name(),
                        Optional.of(result),
                        Optional.empty(),
                        call.get().took());
            } catch (ProviderException e) {
                return new Answer<>(
                        account.name(),
                        Optional.empty(),
                        Optional.of(e),
                        call.get().took());
            }
        }
    }
}
