package org.kontor.tracking.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.values.ProviderException;

/** One carrier that says what the test says. */
final class OneCarrier implements Providers, Tracking, TrackingPush {

    static final String ACCOUNT = "carrier.test";

    private List<Scan> scans = List.of();
    private List<Update> updates = List.of();
    private Optional<RuntimeException> failure = Optional.empty();

    void scans(Scan... known) {
        scans = List.of(known);
        failure = Optional.empty();
    }

    void fails(ProviderException how) {
        failure = Optional.of(how);
    }

    void pushes(Update... sent) {
        updates = List.of(sent);
    }

    void takesPushesForForged() {
        failure = Optional.of(new SecurityException("the signature does not match"));
    }

    @Override
    public List<Scan> track(String waybill) {
        return answered(scans);
    }

    @Override
    public List<Update> receive(Map<String, String> headers, byte[] body) {
        return answered(updates);
    }

    private <R> R answered(R answer) {
        failure.ifPresent(thrown -> {
            throw thrown;
        });
        return answer;
    }

    @Override
    public List<String> accounts(Class<?> ability) {
        return List.of(ACCOUNT);
    }

    @Override
    public List<Departure> departed(Class<?> ability) {
        return List.of();
    }

    @Override
    public boolean has(Class<?> ability, String account) {
        return ability.isInstance(this) && account.equals(ACCOUNT);
    }

    @Override
    public <S, R> R ask(Class<S> ability, String account, Function<S, R> question) {
        return question.apply(ability.cast(this));
    }

    @Override
    public <S, R> R act(Class<S> ability, String account, Function<S, R> act) {
        throw new UnsupportedOperationException("tracking acts nowhere");
    }

    @Override
    public <S, R> List<Answer<R>> askAll(Class<S> ability, Function<S, R> question) {
        throw new UnsupportedOperationException("tracking asks one carrier at a time");
    }

    @Override
    public List<ProviderStatus> status() {
        return List.of();
    }
}
