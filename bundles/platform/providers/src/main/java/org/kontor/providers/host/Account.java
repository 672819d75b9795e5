package org.kontor.providers.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.trial.TrialRun;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * A provider account for the life of the server: its instances while it is here, its breaker, and its record, which
 * stays when it is gone.
 */
final class Account {

    private final String name;
    private final Shared shared;
    private final Breaker breaker;
    private final Poison poison;
    private final Complaints complaints;
    private final Statistics statistics = new Statistics();
    private final Outcomes outcomes;
    private final List<Instance> instances = new CopyOnWriteArrayList<>();
    private volatile Optional<String> booksAt = Optional.empty();
    private volatile Past past;

    Account(String name, Shared shared, Limits limits) {
        this.name = name;
        this.shared = shared;
        this.breaker = new Breaker(shared.clock(), limits);
        this.outcomes = new Outcomes(shared, breaker, statistics);
        this.poison = shared.poison().part(Integer.MAX_VALUE);
        this.complaints = new Complaints(shared.clock());
        this.past = Past.none(shared.clock().instant(), limits);
    }

    String name() {
        return name;
    }

    /** As the instance that came last was told. */
    Optional<String> booksAt() {
        return booksAt;
    }

    synchronized Instance admit(Arrival arrival, Limits limits) {
        booksAt = arrival.booksAt();
        Instance instance = new Instance(arrival, limits, poison, complaints);
        Instant since = instances.isEmpty() ? shared.clock().instant() : past.since();
        instances.add(instance);
        remember(since, instance);
        return instance;
    }

    /** From now on the instance gets no calls. */
    synchronized void dismiss(Instance instance) {
        if (!instances.remove(instance)) {
            return;
        }
        if (instances.isEmpty()) {
            past = past.at(shared.clock().instant());
        } else {
            remember(past.since(), instances.get(instances.size() - 1));
        }
    }

    boolean isPresent() {
        return !instances.isEmpty();
    }

    /** True for one that is in no list. */
    boolean isRehearsal() {
        return past.rehearsal();
    }

    boolean has(String plugin, String version) {
        for (Instance instance : instances) {
            if (instance.plugin().equals(plugin) && instance.version().equals(version)) {
                return true;
            }
        }
        return false;
    }

    boolean can(Class<?> ability) {
        for (Instance instance : instances) {
            if (instance.can(ability)) {
                return true;
            }
        }
        return false;
    }

    boolean could(Class<?> ability) {
        return past.abilities().contains(ability);
    }

    Instant since() {
        return past.since();
    }

    /** Why an operator switched it off; empty while it may be called. */
    Optional<String> switchedOff() {
        return shared.switches().because(name);
    }

    /** This version would still be asked, and nobody came or went since then. */
    boolean stands(Class<?> ability, String version, Instant then) {
        return switchedOff().isEmpty()
                && past.changed().isBefore(then)
                && shared.chooser()
                        .only(instances, ability)
                        .filter(version::equals)
                        .isPresent();
    }

    /** Starts a call; throws {@link ProviderException} UNAVAILABLE when it cannot even start. */
    <S, R> Call<R> start(Request<S, R> request) {
        Optional<String> off = switchedOff();
        if (off.isPresent()) {
            throw new ProviderException(Fault.UNAVAILABLE, name + " was switched off by an operator: " + off.get());
        }
        try {
            if (!can(request.ability())) {
                throw absent(request);
            }
            Call<R> call = lease(request);
            echo(call, request);
            return call;
        } catch (ProviderException e) {
            statistics.refused(e.fault());
            throw e;
        }
    }

    /** Waits for a started call and books how it went. */
    <R> R finish(Call<R> call) {
        try {
            R result = call.await();
            outcomes.succeeded(call);
            return result;
        } catch (ProviderException e) {
            outcomes.failed(call, e);
            throw e;
        } finally {
            call.echo().ifPresent(Echo::heard);
        }
    }

    ProviderStatus status() {
        return new Standing(name, past, List.copyOf(instances), shared).status(breaker.state(), statistics, poison);
    }

    private <S, R> Call<R> lease(Request<S, R> request) {
        breaker.admit(name);
        boolean calm = breaker.isCalm();
        try {
            while (true) {
                Instance instance =
                        shared.chooser().choose(instances, request, calm).orElseThrow(() -> absent(request));
                Call<R> call = call(instance, request, calm);
                if (instance.start(call)) {
                    return call;
                }
            }
        } catch (ProviderException e) {
            breaker.unused();
            throw e;
        }
    }

    /** Neither a rehearsal nor a canary that has the stable version beside it makes the account rest. */
    private <R> Call<R> call(Instance instance, Request<?, R> request, boolean calm) {
        if (instance.isRehearsal()) {
            return new Call<>(instance, request, Optional.empty(), true);
        }
        Optional<TrialRun> trial = shared.routes().trial(instance.plugin());
        boolean apart = calm && trial.isPresent() && trial.get().tries(instance.version()) && instances.size() > 1;
        return new Call<>(instance, request, trial, apart);
    }

    private <R> void echo(Call<R> call, Request<?, R> request) {
        if (call.trial().isPresent()) {
            shared.chooser()
                    .shadow(instances, request, call.instance())
                    .map(shadow -> new Echo<>(shadow, request, call, shared.trials()))
                    .filter(Echo::starts)
                    .ifPresent(call::copied);
        }
    }

    private ProviderException absent(Request<?, ?> request) {
        String why = isPresent() ? unable(request) : " is not installed";
        return new ProviderException(Fault.UNAVAILABLE, name + why);
    }

    private String unable(Request<?, ?> request) {
        return can(request.ability())
                ? " has no version here that may take this call"
                : " does not offer " + request.ability().getSimpleName();
    }

    private void remember(Instant since, Instance latest) {
        past = Past.of(since, shared.clock().instant(), instances, latest);
    }
}
