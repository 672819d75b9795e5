package org.kontor.accounts.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instrument;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.values.IdempotencyKey;

/** Binds as the test says. */
public final class FakeBank implements Instruments {

    public static final String ACCOUNT = "payment.test";
    public static final BindingOutcome BOUND = new BindingOutcome.Bound(
            new Instrument(new PayerToken("token-of-the-bank"), "VISA", "4242", "Elbe Leuchten GmbH"));

    private final Map<IdempotencyKey, BindingOutcome> bindings = new HashMap<>();
    private BindingOutcome next = BOUND;

    public void willAnswer(BindingOutcome outcome) {
        next = outcome;
        bindings.replaceAll((key, before) -> outcome);
    }

    public int asked() {
        return bindings.size();
    }

    @Override
    public BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        return bindings.computeIfAbsent(key, fresh -> next);
    }

    @Override
    public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
        return Optional.ofNullable(bindings.get(key));
    }
}
