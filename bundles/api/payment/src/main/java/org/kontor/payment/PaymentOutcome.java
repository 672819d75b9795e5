package org.kontor.payment;

import java.net.URI;
import java.time.Instant;
import java.util.function.Function;
import org.kontor.values.Money;
import org.kontor.values.Require;

/** How a charge, capture or refund stands at the provider. There is no seventh case: no answer at all is the fault IN_DOUBT. */
public sealed interface PaymentOutcome {

    /** The money has moved. The reference is the provider's own. */
    record Succeeded(String reference, Money amount) implements PaymentOutcome {}

    /** The reason is the provider's code; never show it to the payer as it is. */
    record Declined(String reason) implements PaymentOutcome {}

    /**
     * The payer must act first: at this address (3-D Secure, a bank's page) or by scanning what the code says; the code
     * is empty when there is none to scan.
     */
    record ActionRequired(URI at, String code) implements PaymentOutcome {
        public ActionRequired {
            Require.present("at", at);
            code = Require.optional(code);
        }

        public ActionRequired(URI at) {
            this(at, "");
        }
    }

    /** The provider has not decided; ask again with find. */
    record Pending() implements PaymentOutcome {}

    /** The money is reserved and must be captured, by {@link Captures}, before the hold ends. */
    record Authorised(String reference, Money amount, Instant until) implements PaymentOutcome {
        public Authorised {
            reference = Require.text("reference", reference);
            Require.present("amount", amount);
            Require.present("until", until);
        }
    }

    /** The payer sends the money from its bank; what arrives is read from {@link Statements}. */
    record AwaitingFunds(Remittance remittance) implements PaymentOutcome {
        public AwaitingFunds {
            Require.present("remittance", remittance);
        }
    }

    /** Handles every case; a new case will not compile until every caller handles it. */
    default <R> R fold(
            Function<Succeeded, R> succeeded,
            Function<Declined, R> declined,
            Function<ActionRequired, R> actionRequired,
            Function<Pending, R> pending,
            Function<Authorised, R> authorised,
            Function<AwaitingFunds, R> awaitingFunds) {
        if (this instanceof Succeeded s) {
            return succeeded.apply(s);
        }
        if (this instanceof Declined d) {
            return declined.apply(d);
        }
        if (this instanceof ActionRequired a) {
            return actionRequired.apply(a);
        }
        if (this instanceof Authorised a) {
            return authorised.apply(a);
        }
        if (this instanceof AwaitingFunds a) {
            return awaitingFunds.apply(a);
        }
        return pending.apply((Pending) this);
    }
}
