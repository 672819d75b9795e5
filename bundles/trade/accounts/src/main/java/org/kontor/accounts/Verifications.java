package org.kontor.accounts;

import java.util.List;
import java.util.UUID;
import org.kontor.security.Caller;

/** What operators do about verifications that a person must look at. */
public interface Verifications {

    /** Everything undecided, oldest first, at most a thousand. */
    List<Verification> open();

    Verification verification(UUID id);

    /** Proposes; a second, different operator confirms, or by deciding otherwise begins the review again. */
    Verification decide(UUID id, Verification.Decision decision, String reason, Caller operator);
}
