package org.kontor.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** A bank in this process that takes every payment at once, and the only provider there is. */
final class InstantBank implements Providers, Charges {

    static final String ACCOUNT = "payment.instant";

    private final Map<IdempotencyKey, PaymentOutcome> taken = new ConcurrentHashMap<>();

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        PaymentOutcome outcome = new PaymentOutcome.Succeeded("ch-" + key.value(), amount);
        taken.put(key, outcome);
        return outcome;
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        throw new UnsupportedOperationException("nobody takes money back here");
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        return Optional.ofNullable(taken.get(key));
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
        return ability == Charges.class;
    }

    @Override
    public <S, R> R ask(Target<S> target, Function<S, R> question) {
        return question.apply(target.ability().cast(this));
    }

    @Override
    public <S, R> R act(Target<S> target, Function<S, R> act) {
        return act.apply(target.ability().cast(this));
    }

    @Override
    public <S, R> List<Answer<R>> askAll(Class<S> ability, Optional<UUID> trade, Function<S, R> question) {
        throw new UnsupportedOperationException("nobody asks all here");
    }

    @Override
    public List<ProviderStatus> status() {
        return List.of();
    }
}
