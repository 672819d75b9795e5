package org.kontor.settlement.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payment.Payouts;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** A bank with books of its own: takes, gives back and pays out; payouts end as the test says. */
final class ScriptedBank implements Charges, Payouts {

    private final Map<IdempotencyKey, PaymentOutcome> payments = new ConcurrentHashMap<>();
    private final Map<IdempotencyKey, PayoutOutcome> payouts = new ConcurrentHashMap<>();
    private final List<Money> refunded = new ArrayList<>();
    private Optional<PayoutOutcome> next = Optional.empty();
    private boolean losing;

    /** What payouts get from now on, also those that are known already. */
    void answers(PayoutOutcome outcome) {
        next = Optional.of(outcome);
        payouts.replaceAll((key, before) -> outcome);
    }

    /** Payouts arrive, their answers do not. */
    void losesAnswers(boolean lost) {
        losing = lost;
    }

    List<Money> refunded() {
        return List.copyOf(refunded);
    }

    int payouts() {
        return payouts.size();
    }

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        return payments.computeIfAbsent(key, fresh -> new PaymentOutcome.Succeeded("ch-" + key.value(), amount));
    }

    @Override
    public synchronized PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        return payments.computeIfAbsent(key, fresh -> {
            refunded.add(amount);
            return new PaymentOutcome.Succeeded("re-" + key.value(), amount);
        });
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        return Optional.ofNullable(payments.get(key));
    }

    @Override
    public PayoutOutcome pay(PayerToken payee, Money amount, String reference, IdempotencyKey key) {
        PayoutOutcome outcome =
                payouts.computeIfAbsent(key, fresh -> next.orElse(new PayoutOutcome.Settled("po-" + key.value())));
        if (losing) {
            throw new ProviderException(Fault.IN_DOUBT, "the answer was lost");
        }
        return outcome;
    }

    @Override
    public Optional<PayoutOutcome> findPayout(IdempotencyKey key) {
        return Optional.ofNullable(payouts.get(key));
    }
}
