package org.kontor.payments.domain;

import org.kontor.payment.PaymentOutcome;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Keeps a payment that is called off from being sent to its provider after all. */
final class CalledOff {

    /** What an effect answers, without asking anybody, for a payment that has ended before it was sent. */
    static final PaymentOutcome OUTCOME = new PaymentOutcome.Declined("called off");

    private CalledOff() {}

    /** While the provider is told to take nothing, nothing is sent; the effect waits until that has an answer. */
    static void requireWanted(Payment payment) {
        if (payment.state() == PaymentState.CALLING_OFF) {
            throw new ProviderException(Fault.UNAVAILABLE, "the payment is being called off");
        }
    }
}
