package org.kontor.providers.host;

import dev.failsafe.CircuitBreaker;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.providers.ProviderStatus;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * A provider account for the life of the server: its instances while it is here, its breaker, and its record, which
 * stays when it is gone. While a new instance and the old one are both here, the one that came last is called.
 */
final class Account {

    private final String name;
    private final Clock clock;
    private final CircuitBreaker<Object> breaker;
    private final Statistics statistics = new Statistics();
    private final List<Instance> instances = new CopyOnWriteArrayList<>();
    private volatile Past past;

    /** How it last stood, in words that hold no class of the plugin. */
    private record Past(Instant since, Set<Class<?>> abilities, String bundle, String version, Limits limits) {}

    Account(String name, Clock clock, Limits limits) {
        this.name = name;
        this.clock = clock;
        this.past = new Past(clock.instant(), Set.of(), "", "", limits);
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(limits.failures())
                .withDelay(limits.rest())
                .build();
    }

    String name() {
        return name;
    }

    synchronized void add(Instance instance) {
        Instant since = instances.isEmpty() ? clock.instant() : past.since();
        instances.add(instance);
        remember(since, instance);
    }

    /** True when that was the last instance. */
    synchronized boolean remove(Instance instance) {
        instances.remove(instance);
        if (!instances.isEmpty()) {
            remember(past.since(), instances.get(instances.size() - 1));
            return false;
        }
        past = new Past(clock.instant(), past.abilities(), past.bundle(), past.version(), past.limits());
        return true;
    }

    boolean isPresent() {
        return !instances.isEmpty();
    }

    boolean can(Class<?> ability) {
        return serving(ability).isPresent();
    }

    boolean could(Class<?> ability) {
        return past.abilities().contains(ability);
    }

    Instant since() {
        return past.since();
    }

    /** Starts a call; throws {@link ProviderException} UNAVAILABLE when it cannot even start. */
    <S, R> Call<R> start(Call.Kind kind, Class<S> ability, Function<S, R> function) {
        try {
            if (!can(ability)) {
                throw absent(ability);
            }
            if (!breaker.tryAcquirePermit()) {
                throw new ProviderException(
                        Fault.UNAVAILABLE,
                        name + " is resting until " + clock.instant().plus(breaker.getRemainingDelay()));
            }
            return lease(kind, ability, function);
        } catch (ProviderException e) {
            statistics.refused(e.fault());
            throw e;
        }
    }

    /** Waits for a started call and books how it went. */
    <R> R finish(Call<R> call) {
        try {
            R result = call.await();
            breaker.recordSuccess();
            statistics.good(call.took().toNanos(), clock.instant());
            return result;
        } catch (ProviderException e) {
            if (e.fault() == Fault.UNAVAILABLE || e.fault() == Fault.IN_DOUBT) {
                breaker.recordFailure();
            } else {
                breaker.recordSuccess();
            }
            statistics.bad(call.took().toNanos(), e.fault());
            throw e;
        }
    }

    ProviderStatus status() {
        Past now = past;
        double[] millis = statistics.percentiles(0.5, 0.95, 0.99);
        return new ProviderStatus(
                name,
                name.substring(0, Math.max(0, name.indexOf('.'))),
                now.abilities().stream().map(Class::getSimpleName).sorted().toList(),
                now.bundle(),
                now.version(),
                isPresent(),
                now.since(),
                breaker.getState().name(),
                instances.stream().mapToInt(Instance::inFlight).sum(),
                now.limits().limit(),
                now.limits().ask().toMillis(),
                statistics.calls(),
                statistics.faults(),
                millis[0],
                millis[1],
                millis[2],
                statistics.lastGood());
    }

    /** An instance that leaves between being chosen and being called is passed over for its successor. */
    private <S, R> Call<R> lease(Call.Kind kind, Class<S> ability, Function<S, R> function) {
        try {
            while (true) {
                Instance instance = serving(ability).orElseThrow(() -> absent(ability));
                Optional<Call<R>> call = instance.start(kind, ability, function);
                if (call.isPresent()) {
                    return call.get();
                }
            }
        } catch (ProviderException e) {
            returnPermit();
            throw e;
        }
    }

    /** A permit that led to no call counts neither way, but the trial of a resting account must end. */
    private void returnPermit() {
        if (breaker.isHalfOpen()) {
            breaker.recordFailure();
        }
    }

    private Optional<Instance> serving(Class<?> ability) {
        Instance last = null;
        for (Instance instance : instances) {
            last = instance.can(ability) ? instance : last;
        }
        return Optional.ofNullable(last);
    }

    private ProviderException absent(Class<?> ability) {
        return new ProviderException(
                Fault.UNAVAILABLE,
                isPresent() ? name + " does not offer " + ability.getSimpleName() : name + " is not installed");
    }

    private void remember(Instant since, Instance latest) {
        Set<Class<?>> abilities = instances.stream()
                .flatMap(instance -> instance.arrival().abilities().stream())
                .collect(Collectors.toUnmodifiableSet());
        Arrival arrival = latest.arrival();
        past = new Past(since, abilities, arrival.bundle(), arrival.version(), latest.limits());
    }
}
