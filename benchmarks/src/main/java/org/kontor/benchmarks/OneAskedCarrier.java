package org.kontor.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.carrier.BulkTracking;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;

/** A carrier behind every account that tells of each waybill the one scan that is known already, in no time. */
record OneAskedCarrier(int atOnce, Scan known) implements Providers, Tracking, BulkTracking {

    @Override
    public List<Scan> track(String waybill) {
        return List.of(known);
    }

    @Override
    public Map<String, List<Scan>> trackAll(Set<String> waybills) {
        return waybills.stream().collect(Collectors.toMap(Function.identity(), this::track));
    }

    @Override
    public boolean has(Class<?> ability, String account) {
        return ability.isInstance(this);
    }

    @Override
    public <S, R> R ask(Target<S> target, Function<S, R> question) {
        return question.apply(target.ability().cast(this));
    }

    @Override
    public List<String> accounts(Class<?> ability) {
        throw new UnsupportedOperationException("nobody lists accounts here");
    }

    @Override
    public List<Departure> departed(Class<?> ability) {
        return List.of();
    }

    @Override
    public List<ProviderStatus> status() {
        return List.of();
    }

    @Override
    public <S, R> R act(Target<S> target, Function<S, R> act) {
        throw new UnsupportedOperationException("nobody acts here");
    }

    @Override
    public <S, R> List<Answer<R>> askAll(Class<S> ability, Optional<UUID> trade, Function<S, R> question) {
        throw new UnsupportedOperationException("nobody asks all here");
    }
}
