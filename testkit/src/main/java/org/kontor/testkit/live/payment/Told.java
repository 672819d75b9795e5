package org.kontor.testkit.live.payment;

import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Authorised;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What a plugin told: an outcome, nothing at all, or a fault. */
public record Told(Optional<PaymentOutcome> outcome, Optional<Fault> fault) {

    /** Whatever the call comes to. */
    public static Told by(Supplier<Optional<PaymentOutcome>> call) {
        try {
            return new Told(call.get(), Optional.empty());
        } catch (ProviderException e) {
            return new Told(Optional.empty(), Optional.of(e.fault()));
        }
    }

    /** Requires that it is a fault or the truth, but for what only the provider can know. */
    public void requireTrue(Trouble trouble, Optional<PaymentOutcome> truth) {
        boolean unknowable = trouble.is(Lie.WRONG_CURRENCY) || trouble.is(Lie.ID_OF_ANOTHER);
        if (fault.isEmpty() && !(unknowable && isGood()) && !outcome.equals(truth)) {
            throw new AssertionError(trouble + ": told " + outcome + ", and the truth is " + truth);
        }
    }

    /** True when it said that the money was taken or is held. */
    private boolean isGood() {
        return outcome.filter(one -> one instanceof Succeeded || one instanceof Authorised)
                .isPresent();
    }
}
