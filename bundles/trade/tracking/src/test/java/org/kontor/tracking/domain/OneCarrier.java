package org.kontor.tracking.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.values.ProviderException;

/** One carrier that says what the test says. */
final class OneCarrier implements Providers, Tracking, TrackingPush {

    static final String ACCOUNT = "carrier.test";

    private final List<Optional<UUID>> asked = new ArrayList<>();
    private final List<String> askedAbout = new ArrayList<>();
    private List<Scan> scans = List.of();
    private List<Update> updates = List.of();
    private Optional<RuntimeException> failure = Optional.empty();

    /** About which trade it was asked, each time. */
    List<Optional<UUID>> asked() {
        return asked;
    }

    /** The numbers it was asked about. */
    List<String> askedAbout() {
        return askedAbout;
    }

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
        askedAbout.add(waybill);
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
    public <S, R> R ask(Target<S> target, Function<S, R> question) {
        asked.add(target.trade());
        return question.apply(target.ability().cast(this));
    }

    @Override
    public <S, R> R act(Target<S> target, Function<S, R> act) {
        throw new UnsupportedOperationException("tracking acts nowhere");
    }

    @Override
    public <S, R> List<Answer<R>> askAll(Class<S> ability, Optional<UUID> trade, Function<S, R> question) {
        throw new UnsupportedOperationException("tracking asks one carrier at a time");
    }

    @Override
    public List<ProviderStatus> status() {
        return List.of();
    }
}
