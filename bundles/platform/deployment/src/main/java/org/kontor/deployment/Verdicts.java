package org.kontor.deployment;

import java.util.Optional;

/** The conformance kits, run inside the server against the recorded answers that a plugin brings in its jar. */
public interface Verdicts {

    /** The latest verdict on the jar with this hash. */
    Optional<Verdict> of(String sha256);

    /**
     * Runs the rules on the installed version, which may be staged; keeps the verdict under the hash of its jar and gives
     * it. Takes seconds, and must not be called inside a transaction.
     */
    Verdict check(String plugin, String version, String sha256);
}
