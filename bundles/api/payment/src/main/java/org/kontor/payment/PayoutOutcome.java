package org.kontor.payment;

import java.util.function.Function;
import org.kontor.values.Require;

/** How a payout stands. There is no fifth case: no answer at all is the fault IN_DOUBT. */
public sealed interface PayoutOutcome {

    /** The money has left us. The reference is the provider's own. */
    record Settled(String reference) implements PayoutOutcome {
        public Settled {
            reference = Require.text("reference", reference);
        }
    }

    /** Taken, and not settled yet; ask again with findPayout. */
    record Accepted(String reference) implements PayoutOutcome {
        public Accepted {
            reference = Require.optional(reference);
        }
    }

    /** Never sent. The reason is the provider's code. */
    record Rejected(String reason) implements PayoutOutcome {
        public Rejected {
            reason = Require.text("reason", reason);
        }
    }

    /** Sent, and come back. The reason is the provider's code. */
    record Returned(String reference, String reason) implements PayoutOutcome {
        public Returned {
            reference = Require.optional(reference);
            reason = Require.text("reason", reason);
        }
    }

    /** Handles every case; a new case will not compile until every caller handles it. */
    default <R> R fold(
            Function<Settled, R> settled,
            Function<Accepted, R> accepted,
            Function<Rejected, R> rejected,
            Function<Returned, R> returned) {
        if (this instanceof Settled s) {
            return settled.apply(s);
        }
        if (this instanceof Accepted a) {
            return accepted.apply(a);
        }
        if (this instanceof Rejected r) {
            return rejected.apply(r);
        }
        return returned.apply((Returned) this);
    }
}
