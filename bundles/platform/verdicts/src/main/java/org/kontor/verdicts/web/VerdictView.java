package org.kontor.verdicts.web;

import java.time.Instant;
import java.util.List;
import org.kontor.deployment.Verdict;

/** A verdict as operators see it: the sentence first, the rulings one by one. */
public record VerdictView(
        String plugin,
        String version,
        String sha256,
        Instant at,
        boolean passed,
        String sentence,
        List<Verdict.Ruling> rulings) {

    public VerdictView {
        rulings = List.copyOf(rulings);
    }

    static VerdictView of(Verdict verdict) {
        return new VerdictView(
                verdict.plugin(),
                verdict.version(),
                verdict.sha256(),
                verdict.at(),
                verdict.passed(),
                verdict.sentence(),
                verdict.rulings());
    }
}
