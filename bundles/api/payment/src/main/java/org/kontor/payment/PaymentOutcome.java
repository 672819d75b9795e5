package org.kontor.payment;

import java.net.URI;
import java.util.function.Function;
import org.kontor.values.Money;

/** How a charge or refund stands at the provider. There is no fifth case: no answer at all is the fault IN_DOUBT. */
public sealed interface PaymentOutcome {

    /** The money has moved. The reference is the provider's own. */
    record Succeeded(String reference, Money amount) implements PaymentOutcome {}

    /** The reason is the provider's code; never show it to the payer as it is. */
    record Declined(String reason) implements PaymentOutcome {}

    /** The payer must act at this address first: 3-D Secure, a bank page, a QR code. */
    record ActionRequired(URI at) implements PaymentOutcome {}

    /** The provider has not decided; ask again with find. */
    record Pending() implements PaymentOutcome {}

    /** Handles every case; a new case will not compile until every caller handles it. */
    default <R> R fold(
            Function<Succeeded, R> succeeded,
            Function<Declined, R> declined,
            Function<ActionRequired, R> actionRequired,
            Function<Pending, R> pending) {
        if (this instanceof Succeeded s) {
            return succeeded.apply(s);
        }
        if (this instanceof Declined d) {
            return declined.apply(d);
        }
        if (this instanceof ActionRequired a) {
            return actionRequired.apply(a);
        }
        return pending.apply((Pending) this);
    }
}
