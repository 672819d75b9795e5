package org.kontor.conformance;

import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;

/** What a verifier brings to be judged by {@link VerificationRules}: how to enter each world, whom it finds how. */
public abstract class VerificationKit {

    /** What the provider is like while a rule is tried. */
    public enum World {
        FINE,
        /** Opens the case, but the first answer does not arrive. */
        ANSWER_LOST,
        DOWN,
        REJECTS_OUR_SETTINGS,
        TALKS_NONSENSE
    }

    /** A new instance of the plugin in this world. Instances of one kit share the provider and what it remembers. */
    protected abstract Verifier enter(World world);

    /** Somebody whom the provider finds so. */
    protected abstract Subject subjectFor(Class<? extends Finding> finding);

    /** How many cases the provider has really opened. */
    protected abstract int cases();
}
