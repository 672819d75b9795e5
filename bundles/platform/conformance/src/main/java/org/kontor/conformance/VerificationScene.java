package org.kontor.conformance;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kontor.conformance.VerificationKit.World;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException.Fault;
import org.kontor.verification.Finding;
import org.kontor.verification.Verifier;

/** One verification rule being tried: the kit, the key of the rule's case, and who watches. */
record VerificationScene(VerificationKit kit, IdempotencyKey key, Witness witness) {

    /** What a rule does on its scene. */
    @FunctionalInterface
    interface Act {
        void on(VerificationScene scene) throws Exception;
    }

    static Rule<VerificationKit> rule(String number, String sentence, Act act) {
        return new Rule<>(number, sentence, kit -> {
            VerificationScene scene = new VerificationScene(kit, IdempotencyKey.fresh(), new Witness());
            scene.witness.watch(() -> act.on(scene));
        });
    }

    Verifier enter(World world) {
        witness.doing("entering the world " + world);
        return kit.enter(world);
    }

    Finding begin(Verifier verifier, Class<? extends Finding> subject, IdempotencyKey by) {
        witness.doing("verifying somebody who is " + subject.getSimpleName());
        return verifier.begin(kit.subjectFor(subject), by);
    }

    Optional<Finding> find(Verifier verifier) {
        witness.doing("finding the case of the key");
        return verifier.find(key);
    }

    /** The finding as the one that the subject was chosen for. */
    <F extends Finding> F as(Class<F> expected, Finding finding) {
        witness.that(expected.isInstance(finding), expected.getSimpleName(), finding);
        return expected.cast(finding);
    }

    void sentences(List<String> sentences) {
        witness.that(!sentences.isEmpty(), "at least one sentence", sentences);
        for (String sentence : sentences) {
            witness.that(sentence.matches("\\p{Lu}.*\\s.*[.?!]"), "a whole sentence", sentence);
        }
    }

    void opened(int cases) {
        witness.doing("counting the provider's cases");
        witness.equal(cases, kit.cases());
    }

    /** Fails so, and names nobody. */
    void fault(Fault expected, Callable<?> call) throws Exception {
        witness.fault(expected, List.of(kit.subjectFor(Finding.Verified.class).legalName()), call);
    }
}
