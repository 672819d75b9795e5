package org.kontor.verdicts;

import java.util.Optional;
import org.kontor.values.IdempotencyKey;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;

/** A verifier called by the host: beginning a case is an act. */
record HostedVerifier(HostedCalls calls) implements Verifier {

    @Override
    public Finding begin(Subject subject, IdempotencyKey key) {
        return calls.act(Verifier.class, verifier -> verifier.begin(subject, key));
    }

    @Override
    public Optional<Finding> find(IdempotencyKey key) {
        return calls.ask(Verifier.class, verifier -> verifier.find(key));
    }
}
