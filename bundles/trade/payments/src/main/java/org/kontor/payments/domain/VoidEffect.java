package org.kontor.payments.domain;

import java.time.Instant;
import java.util.Optional;
import org.kontor.payment.Voids;
import org.kontor.payments.store.PaymentStore;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.work.Effect;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells a provider to take nothing for a charge any more; the answer is true when it will not. */
@Component(service = Effect.class)
public final class VoidEffect implements Effect<Boolean> {

    public static final String PURPOSE = "payment.void";

    private final PaymentStore store;
    private final CallingOff callingOff;
    private final Transactions transactions;
    private final Intentions intentions;
    private final Providers providers;

    @Activate
    public VoidEffect(
            @Reference PaymentStore store,
            @Reference CallingOff callingOff,
            @Reference Transactions transactions,
            @Reference Intentions intentions,
            @Reference Providers providers) {
        this.store = store;
        this.callingOff = callingOff;
        this.transactions = transactions;
        this.intentions = intentions;
        this.providers = providers;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    /** A payment that was taken meanwhile is left alone: what is too much is refunded. */
    @Override
    public Boolean act(Intention intention) {
        Optional<IdempotencyKey> charge = transactions.call(() -> Optional.of(payment(intention))
                .filter(payment -> payment.state().undecided() || payment.state() == PaymentState.DECLINED)
                .flatMap(payment -> intentions.latest(payment.id(), ChargeEffect.PURPOSE))
                .map(Intention::key));
        return charge.isPresent()
                && providers.act(
                        Target.of(Voids.class, intention.provider()).about(intention.subject()),
                        voids -> voids.callOff(charge.get()));
    }

    /** Repeating it is the way to ask: it says how the charge ended, and changes nothing the second time. */
    @Override
    public Optional<Boolean> find(Intention intention) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> settle(Intention intention, Boolean ended) {
        return callingOff.settle(payment(intention), intention, ended);
    }

    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {
        if (state == Intention.State.STUCK) {
            callingOff.stuck(payment(intention), failure);
        }
    }

    private Payment payment(Intention intention) {
        return store.find(intention.resource()).orElseThrow();
    }
}
