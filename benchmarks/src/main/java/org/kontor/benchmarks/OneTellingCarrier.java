package org.kontor.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.kontor.carrier.TrackingPush;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.fulfilment.Waybills;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.security.Caller;

/**
 * All that tracking needs from outside while carriers tell it: one account whose message's body is the message's
 * number.
 */
final class OneTellingCarrier implements Providers, TrackingPush, Waybills, Orders {

    static final String ACCOUNT = "carrier.telling";

    private final LongFunction<List<Update>> messages;

    OneTellingCarrier(LongFunction<List<Update>> messages) {
        this.messages = messages;
    }

    @Override
    public List<Update> receive(Map<String, String> headers, byte[] body) {
        return messages.apply(Long.parseLong(new String(body, StandardCharsets.US_ASCII)));
    }

    @Override
    public boolean has(Class<?> ability, String account) {
        return ability == TrackingPush.class;
    }

    @Override
    public <S, R> R ask(Target<S> target, Function<S, R> question) {
        return question.apply(target.ability().cast(this));
    }

    @Override
    public String kept(String number) {
        return number;
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

    @Override
    public WaybillJudgement judge(UUID order, String carrier, String typed) {
        throw new UnsupportedOperationException("nobody types numbers here");
    }

    @Override
    public Order order(UUID id, Caller viewer) {
        throw new UnsupportedOperationException("nobody looks here");
    }

    @Override
    public Order order(UUID id) {
        throw new UnsupportedOperationException("nobody looks here");
    }

    @Override
    public List<Order> newest(int limit) {
        throw new UnsupportedOperationException("nobody looks here");
    }
}
