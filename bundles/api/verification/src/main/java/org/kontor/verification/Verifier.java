package org.kontor.verification;

import java.util.Optional;
import org.kontor.values.IdempotencyKey;
import org.osgi.annotation.versioning.ConsumerType;

/** Finds out whether a trader is who they say. One instance is one account with one provider. */
@ConsumerType
public interface Verifier {

    /** Starts the checks, or returns the case the key already started. */
    Finding begin(Subject subject, IdempotencyKey key);

    /** Where the case begun with this key stands now; empty when the provider never heard of it. */
    Optional<Finding> find(IdempotencyKey key);
}
