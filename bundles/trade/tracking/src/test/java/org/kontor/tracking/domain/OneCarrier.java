package org.kontor.tracking.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.carrier.BulkTracking;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.values.ProviderException;

/** One carrier that says what the test says, to several at once. */
final class OneCarrier implements Providers, Tracking, BulkTracking, TrackingPush {

    static final String ACCOUNT = "carrier.test";

    private final List<Optional<UUID>> asked = new CopyOnWriteArrayList<>();
    private final List<String> askedAbout = new CopyOnWriteArrayList<>();
    private final List<Set<String>> askedTogether = new CopyOnWriteArrayList<>();
    private volatile List<Scan> scans = List.of();
    private volatile List<Update> updates = List.of();
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile Set<String> silentAbout = Set.of();
    private volatile int atOnce;

    /** About which trade it was asked, each time. */
    List<Optional<UUID>> asked() {
        return asked;
    }

    /** The numbers it was asked about, each alone. */
    List<String> askedAbout() {
        return askedAbout;
    }

    /** The numbers it was asked about by one question, each time. */
    List<Set<String>> askedTogether() {
        return askedTogether;
    }

    /** Whoever asked so far is forgotten. */
    void forget() {
        asked.clear();
        askedAbout.clear();
        askedTogether.clear();
    }

    /** From now on one question may name so many numbers. */
    void takesAtOnce(int numbers) {
        atOnce = numbers;
    }

    /** A question that names others as well is not answered for these. */
    void leavesOut(String... waybills) {
        silentAbout = Set.of(waybills);
    }

    /** This server is gone in the middle of a question. */
    void killsWhoAsks() {
        failure = Optional.of(new ThreadDeath());
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

    @Override
    public int atOnce() {
        return atOnce;
    }

    @Override
    public Map<String, List<Scan>> trackAll(Set<String> waybills) {
        askedTogether.add(waybills);
        return answered(waybills.stream()
                .filter(waybill -> !silentAbout.contains(waybill))
                .collect(Collectors.toMap(Function.identity(), waybill -> scans)));
    }

    private <R> R answered(R answer) {
        if (failure.orElse(null) instanceof Error death) {
            throw death;
        }
        if (failure.orElse(null) instanceof RuntimeException refusal) {
            throw refusal;
        }
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
        return ability.isInstance(this) && account.equals(ACCOUNT) && (ability != BulkTracking.class || atOnce > 0);
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
