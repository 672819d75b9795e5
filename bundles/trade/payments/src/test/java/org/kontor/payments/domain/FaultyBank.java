package org.kontor.payments.domain;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** A bank that misbehaves in one way until it is told to recover; its journal says for which keys it took how much. */
final class FaultyBank implements Charges {

    /** What goes wrong with a charge. */
    interface Misbehaviour {
        PaymentOutcome charge(FaultyBank bank, Money amount, IdempotencyKey key);
    }

    private final Map<IdempotencyKey, PaymentOutcome> answers = new ConcurrentHashMap<>();
    private final Map<IdempotencyKey, Money> journal = new ConcurrentHashMap<>();
    private final Misbehaviour misbehaviour;
    private volatile boolean recovered;
    private volatile boolean forgetful;

    FaultyBank(Misbehaviour misbehaviour) {
        this.misbehaviour = misbehaviour;
    }

    void recovers() {
        recovered = true;
        forgetful = false;
    }

    Map<IdempotencyKey, Money> journal() {
        return journal;
    }

    /** Takes the money as it should. */
    PaymentOutcome takes(Money amount, IdempotencyKey key) {
        return says(new PaymentOutcome.Succeeded("ch-" + key.value(), amount), amount, key);
    }

    /** Takes the money, once per key, and says something about it. */
    PaymentOutcome says(PaymentOutcome outcome, Money taken, IdempotencyKey key) {
        journal.putIfAbsent(key, taken);
        return notes(outcome, key);
    }

    /** Takes nothing. */
    PaymentOutcome notes(PaymentOutcome outcome, IdempotencyKey key) {
        PaymentOutcome known = answers.putIfAbsent(key, outcome);
        return known == null ? outcome : known;
    }

    PaymentOutcome takesAndFails(Money amount, IdempotencyKey key, Fault fault) {
        takes(amount, key);
        throw new ProviderException(fault, "the answer was lost");
    }

    PaymentOutcome forgets(Money amount, IdempotencyKey key) {
        forgetful = true;
        return takesAndFails(amount, key, Fault.IN_DOUBT);
    }

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        return recovered ? takes(amount, key) : misbehaviour.charge(this, amount, key);
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        return new PaymentOutcome.Succeeded("re-" + key.value(), amount);
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        return forgetful ? Optional.empty() : Optional.ofNullable(answers.get(key));
    }
}
