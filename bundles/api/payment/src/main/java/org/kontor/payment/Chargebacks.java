package org.kontor.payment;

import java.time.Instant;
import java.util.Optional;
import org.kontor.values.Money;
import org.kontor.values.Require;
import org.osgi.annotation.versioning.ConsumerType;

/** Says how a payer's dispute with its own bank stands; offered by providers whose charges can be disputed. */
@ConsumerType
public interface Chargebacks {

    /** WARNED: asked about, no money taken back yet. */
    enum State {
        WARNED,
        OPEN,
        WON,
        LOST
    }

    /**
     * A dispute: its reference and that of the charge, the amount in dispute, the provider's reason, how it stands, and until
     * when evidence is taken.
     */
    record Chargeback(
            String reference, String charge, Money amount, String reason, State state, Optional<Instant> evidenceDue) {
        public Chargeback {
            reference = Require.text("reference", reference);
            charge = Require.text("charge", charge);
            Require.present("amount", amount);
            reason = Require.optional(reason);
            Require.present("state", state);
            Require.present("evidenceDue", evidenceDue);
        }
    }

    /** By the provider's reference of the dispute; empty when it knows none. */
    Optional<Chargeback> chargeback(String reference);
}
