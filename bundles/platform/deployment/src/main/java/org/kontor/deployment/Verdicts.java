package org.kontor.deployment;

import java.util.Optional;

/** The conformance kits, run inside the server against the recorded answers that a plugin brings in its jar. */
public interface Verdicts {

    Optional<Verdict> of(String sha256);

    /** Runs the rules on the installed version, which may be staged; keeps and gives the verdict. */
    Verdict check(String plugin, String version);
}
