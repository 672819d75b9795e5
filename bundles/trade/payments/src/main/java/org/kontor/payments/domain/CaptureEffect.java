package org.kontor.payments.domain;

import java.time.Instant;
import java.util.Optional;
import org.kontor.payment.Captures;
import org.kontor.payment.Charges;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payments.store.PaymentStore;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.work.Effect;
import org.kontor.work.Intention;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the money that a charge has reserved, once; what follows from the answer is {@link Capturing}. */
@Component(service = Effect.class)
public final class CaptureEffect implements Effect<PaymentOutcome> {

    public static final String PURPOSE = "payment.capture";

    private final PaymentStore store;
    private final Capturing capturing;
    private final Transactions transactions;
    private final Providers providers;

    @Activate
    public CaptureEffect(
            @Reference PaymentStore store,
            @Reference Capturing capturing,
            @Reference Transactions transactions,
            @Reference Providers providers) {
        this.store = store;
        this.capturing = capturing;
        this.transactions = transactions;
        this.providers = providers;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public PaymentOutcome act(Intention intention) {
        Payment payment = transactions.call(() -> payment(intention));
        CalledOff.requireWanted(payment);
        return payment.state().undecided()
                ? providers.act(
                        Target.of(Captures.class, intention.provider()).about(intention.subject()),
                        captures -> captures.capture(payment.answer().reference(), payment.amount(), intention.key()))
                : CalledOff.OUTCOME;
    }

    @Override
    public Optional<PaymentOutcome> find(Intention intention) {
        return providers.ask(
                Target.of(Charges.class, intention.provider()).about(intention.subject()),
                charges -> charges.find(intention.key()));
    }

    @Override
    public Optional<Instant> settle(Intention intention, PaymentOutcome outcome) {
        return capturing.settle(payment(intention), outcome);
    }

    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {
        capturing.unanswered(payment(intention), state, failure);
    }

    private Payment payment(Intention intention) {
        return store.find(intention.resource()).orElseThrow();
    }
}
