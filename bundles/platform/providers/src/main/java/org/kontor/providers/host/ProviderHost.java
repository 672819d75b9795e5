package org.kontor.providers.host;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.kontor.providers.Departure;
import org.kontor.providers.Inquiries.Inquiry;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.providers.trial.Judge;
import org.kontor.providers.trial.Trials;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Keeps the accounts and calls them; {@link PluginTracker} tells it who comes and goes, {@link SwitchDesk} who is called.
 */
@Component(
        service = {Providers.class, ProviderHost.class},
        configurationPid = "org.kontor.providers")
@Designate(ocd = Settings.class)
public final class ProviderHost implements Providers {

    private static final int PERCENT = 100;

    private final Transactions transactions;
    private final Limits limits;
    private final Shared shared;
    private final ConcurrentNavigableMap<String, Account> accounts = new ConcurrentSkipListMap<>();

    @Activate
    public ProviderHost(@Reference Transactions transactions, @Reference Clock clock, Settings settings) {
        this(transactions, clock, Rules.of(settings), () -> ThreadLocalRandom.current()
                .nextInt(PERCENT));
    }

    /** {@code dice} gives numbers from 0 to 99. */
    ProviderHost(Transactions transactions, Clock clock, Rules rules, IntSupplier dice) {
        this.transactions = transactions;
        this.limits = rules.limits();
        Routes routes = new Routes();
        this.shared = new Shared(
                clock,
                routes,
                new Chooser(routes, dice),
                new Trials(new Judge(rules.trial())),
                new Switches(),
                Poison.ofAll(rules.mostPoisoned()));
    }

    @Deactivate
    void close() {
        shared.trials().close();
    }

    Shared shared() {
        return shared;
    }

    synchronized Instance arrive(Arrival arrival) {
        return accounts.computeIfAbsent(arrival.account(), name -> new Account(name, shared, limits))
                .admit(arrival, limits.with(arrival.properties()));
    }

    /** From now on the instance gets no calls; a rehearsal is forgotten with its last instance. */
    synchronized void dismiss(Instance instance) {
        Account account = accounts.get(instance.arrival().account());
        if (account == null) {
            return;
        }
        account.dismiss(instance);
        if (account.isRehearsal() && !account.isPresent()) {
            accounts.remove(account.name());
        }
    }

    /** From now on the instance gets no calls; returns when its running calls have ended or the patience has. */
    void depart(Instance instance, Duration patience) {
        dismiss(instance);
        instance.close(patience);
    }

    Duration departurePatience() {
        return limits.departure();
    }

    @Override
    public List<String> accounts(Class<?> ability) {
        return listed().filter(account -> account.can(ability))
                .map(Account::name)
                .toList();
    }

    @Override
    public List<Departure> departed(Class<?> ability) {
        return listed().filter(account -> account.could(ability) && !account.isPresent())
                .map(account -> new Departure(account.name(), account.since()))
                .toList();
    }

    @Override
    public boolean has(Class<?> ability, String account) {
        Account known = accounts.get(account);
        return known != null && known.can(ability);
    }

    @Override
    public <S, R> R ask(Target<S> target, Function<S, R> question) {
        return call(new Request<>(Call.Kind.ASK, target, question));
    }

    @Override
    public <S, R> R act(Target<S> target, Function<S, R> act) {
        return call(new Request<>(Call.Kind.ACT, target, act));
    }

    @Override
    public <S, R> List<Answer<R>> askAll(Class<S> ability, Optional<UUID> trade, Function<S, R> question) {
        return put(new Inquiry<>(ability, trade, Duration.ZERO, Set.of(), question)).stream()
                .map(Question::answer)
                .toList();
    }

    @Override
    public List<ProviderStatus> status() {
        return listed().map(Account::status).toList();
    }

    @Override
    public String bookedAt(String account) {
        Account known = accounts.get(account);
        return known == null ? account : known.booksAt().orElse(account);
    }

    /** Starts all calls at once. */
    <S, R> List<Question<R>> put(Inquiry<S, R> inquiry) {
        refuseInTransaction();
        List<Question<R>> asked = new ArrayList<>();
        for (Account account : accounts.values()) {
            String name = account.name();
            if (account.can(inquiry.ability())
                    && !account.isRehearsal()
                    && !inquiry.known().contains(name)) {
                Target<S> target = new Target<>(inquiry.ability(), name, Optional.empty(), inquiry.trade());
                asked.add(Question.put(account, new Request<>(Call.Kind.ASK, target, inquiry.question())));
            }
        }
        return asked;
    }

    Optional<Account> account(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    boolean reaches(String plugin, String version, String account) {
        Account known = accounts.get(account);
        return known != null && known.has(plugin, version);
    }

    private <S, R> R call(Request<S, R> request) {
        refuseInTransaction();
        String name = request.target().account();
        Account account = accounts.get(name);
        if (account == null) {
            throw new ProviderException(Fault.UNAVAILABLE, name + " is not installed");
        }
        return account.finish(account.start(request));
    }

    private Stream<Account> listed() {
        return accounts.values().stream().filter(account -> !account.isRehearsal());
    }

    private void refuseInTransaction() {
        if (transactions.active()) {
            throw new IllegalStateException("a provider must not be called inside a transaction");
        }
    }
}
