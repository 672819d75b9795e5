package org.kontor.conformance;

import java.time.Duration;
import org.kontor.payment.Captures;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.values.IdempotencyKey;

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
        TALKS_NONSENSE,
        /** A charge is only reserved, and must be captured. */
        RESERVES,
        /** As that, but the hold has ended when it is captured. */
        HOLD_ENDED,
        /** The payer's bank sends the money, by a reference. */
        TRANSFERS,
        /** The payer disputes the charge with its own bank. */
        DISPUTES
    }

    /**
     * The plugin in a world: the payer, who may be paid too, and the setup that belong there. {@code setup} must hold
     * nothing that a failure may tell.
     */
    public record Connection(Abilities plugin, PayerToken payer, String setup) {

        /** What it reserves is captured at once, as the host does. */
        public Charges charges() {
            Charges charges = ability(Charges.class);
            return plugin.find(Captures.class)
                    .<Charges>map(captures -> new TakenAtOnce(charges, captures))
                    .orElse(charges);
        }

        public Instruments instruments() {
            return ability(Instruments.class);
        }

        /** As the plugin offers it; without it the rule does not apply. */
        public <A> A ability(Class<A> ability) {
            return plugin.find(ability).orElseThrow(() -> new NotApplicable("offers no " + ability.getSimpleName()));
        }
    }

    /** A new instance of the plugin in this world. Instances of one kit share the provider and what it remembers. */
    protected abstract Connection enter(World world);

    /**
     * True when even the payer of a world that is fine sends the money from its bank: what is about money that the
     * provider takes itself is no rule then.
     */
    protected boolean awaitsFunds() {
        return false;
    }

    /** A genuine message that was signed so long ago, always of one event; only asked of providers that push. */
    protected CarrierKit.Message message(Duration age) {
        throw new NotApplicable("the kit shows no message");
    }

    /** The reference of the dispute about the charge of this key; only asked of providers that tell of disputes. */
    protected String chargeback(IdempotencyKey charge) {
        throw new NotApplicable("the kit names no dispute");
    }

    /** A statement with two entries or more; only asked of plugins that read statements. */
    protected byte[] statement() {
        throw new NotApplicable("the kit has no statement");
    }

    /** The same statement, but that one entry of it cannot be read. */
    protected byte[] oddStatement() {
        throw new NotApplicable("the kit has no statement with an odd entry");
    }

    /** The rule that needs this world does not apply: the provider has none such. */
    protected static Connection lacks(World world) {
        throw new NotApplicable("the kit has no world " + KitSettings.name(world));
    }

    /** How many charges, refunds and payouts the provider has really made. */
    protected abstract int movements();

    /** Everything the plugin has written down itself; empty when it writes nothing. */
    protected abstract String memory();
}
