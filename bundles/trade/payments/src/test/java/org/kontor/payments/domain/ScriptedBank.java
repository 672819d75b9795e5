package org.kontor.payments.domain;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.providers.Calls;
import org.kontor.providers.host.ThreadCalls;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** A bank that keeps books of its own, answers as the test says, and can lose what it answers. */
final class ScriptedBank implements Charges {

    private final Map<IdempotencyKey, PaymentOutcome> charges = new ConcurrentHashMap<>();
    private final Map<IdempotencyKey, PaymentOutcome> refunds = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Optional<PaymentOutcome> next = Optional.empty();
    private volatile Optional<Fault> lost = Optional.empty();
    private volatile boolean deaf;
    private final Calls present = new ThreadCalls(Clock.systemUTC());
    private final Set<UUID> trades = ConcurrentHashMap.newKeySet();

    /** What charges and refunds get from now on, also those that are known already; empty for success. */
    void answers(PaymentOutcome outcome) {
        next = Optional.of(outcome);
        charges.replaceAll((key, before) -> outcome);
        refunds.replaceAll((key, before) -> outcome);
    }

    void succeedsAgain() {
        next = Optional.empty();
    }

    /** The request arrives, its answer does not. */
    void losesAnswers() {
        lost = Optional.of(Fault.IN_DOUBT);
    }

    /** The request does not even arrive. */
    void losesRequests() {
        deaf = true;
        lost = Optional.of(Fault.IN_DOUBT);
    }

    void isDown() {
        deaf = true;
        lost = Optional.of(Fault.UNAVAILABLE);
    }

    void recovers() {
        deaf = false;
        lost = Optional.empty();
    }

    int charges() {
        return charges.size();
    }

    int refunds() {
        return refunds.size();
    }

    int calls() {
        return calls.get();
    }

    /** About which trades it was ever called. */
    Set<UUID> trades() {
        return trades;
    }

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        return answer(charges, key, new PaymentOutcome.Succeeded("ch-" + key.value(), amount));
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        return answer(refunds, key, new PaymentOutcome.Succeeded("re-" + key.value(), amount));
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        learn();
        failIfDown();
        return Optional.ofNullable(charges.getOrDefault(key, refunds.get(key)));
    }

    private PaymentOutcome answer(
            Map<IdempotencyKey, PaymentOutcome> book, IdempotencyKey key, PaymentOutcome success) {
        calls.incrementAndGet();
        learn();
        failIfDown();
        PaymentOutcome outcome = book.computeIfAbsent(key, fresh -> next.orElse(success));
        if (lost.isPresent()) {
            throw new ProviderException(lost.get(), "the answer was lost");
        }
        return outcome;
    }

    private void learn() {
        trades.add(present.current().orElseThrow().trade().orElseThrow());
    }

    private void failIfDown() {
        if (deaf) {
            throw new ProviderException(lost.orElseThrow(), "the bank cannot be heard");
        }
    }
}
