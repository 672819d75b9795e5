package org.kontor.conformance;

import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;

/** What a payment provider brings to be judged by {@link PaymentRules}: how to enter each world, and its books. */
public abstract class PaymentKit {

    /** What the provider is like while a rule is tried. */
    public enum World {
        FINE,
        DECLINES,
        /** The payer must act first; asked often enough, the provider says that they have. */
        WANTS_ACTION,
        /** Decides later; asked often enough, it has. */
        DECIDES_LATER,
        /** Acts on the first request, but its answer does not arrive. */
        ANSWER_LOST,
        /** The first request does not arrive, and we cannot know. */
        REQUEST_LOST,
        DOWN,
        REJECTS_OUR_SETTINGS,
        TALKS_NONSENSE
    }

    /**
     * The plugin in a world: the payer and the setup that belong there. {@code setup} must hold nothing that a failure
     * may tell.
     */
    public record Connection(Charges charges, Instruments instruments, PayerToken payer, String setup) {}

    /** A new instance of the plugin in this world. Instances of one kit share the provider and what it remembers. */
    protected abstract Connection enter(World world);

    /**
     * True of a provider that only says where the payer's bank is to send the money: what is about money that the provider
     * takes itself is no rule for it.
     */
    protected boolean awaitsFunds() {
        return false;
    }

    /** How many charges and refunds the provider has really made. */
    protected abstract int movements();

    /** Everything the plugin has written down itself; empty when it writes nothing. */
    protected abstract String memory();
}
