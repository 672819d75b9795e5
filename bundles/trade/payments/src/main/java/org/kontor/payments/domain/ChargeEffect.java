package org.kontor.payments.domain;

import java.time.Instant;
import java.util.Optional;
import org.kontor.accounts.Accounts;
import org.kontor.accounts.PaymentInstrument;
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

/** Takes the buyer's money, once; what follows from the answer is {@link Charging}. */
@Component(service = Effect.class)
public final class ChargeEffect implements Effect<PaymentOutcome> {

    public static final String PURPOSE = "payment.charge";

    private final PaymentStore store;
    private final Charging charging;
    private final Transactions transactions;
    private final Accounts accounts;
    private final Providers providers;

    @Activate
    public ChargeEffect(
            @Reference PaymentStore store,
            @Reference Charging charging,
            @Reference Transactions transactions,
            @Reference Accounts accounts,
            @Reference Providers providers) {
        this.store = store;
        this.charging = charging;
        this.transactions = transactions;
        this.accounts = accounts;
        this.providers = providers;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public PaymentOutcome act(Intention intention) {
        record Request(Payment payment, PaymentInstrument instrument) {}
        Request request = transactions.call(() -> {
            Payment payment = store.find(intention.resource()).orElseThrow();
            return new Request(payment, accounts.instrument(payment.buyer(), payment.instrument()));
        });
        Payment payment = request.payment();
        CalledOff.requireWanted(payment);
        if (!payment.state().undecided()) {
            return CalledOff.OUTCOME;
        }
        return providers.act(
                bank(intention),
                charges -> charges.charge(
                        request.instrument().token(), payment.amount(), payment.orderNumber(), intention.key()));
    }

    @Override
    public Optional<PaymentOutcome> find(Intention intention) {
        return providers.ask(bank(intention), charges -> charges.find(intention.key()));
    }

    @Override
    public Optional<Instant> settle(Intention intention, PaymentOutcome outcome) {
        return charging.settle(store.find(intention.resource()).orElseThrow(), outcome);
    }

    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {
        charging.unanswered(store.find(intention.resource()).orElseThrow(), state, failure);
    }

    private static Target<Charges> bank(Intention intention) {
        return Target.of(Charges.class, intention.provider()).about(intention.subject());
    }
}
