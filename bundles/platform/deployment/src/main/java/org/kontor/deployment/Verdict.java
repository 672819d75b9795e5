package org.kontor.deployment;

import java.time.Instant;
import java.util.List;

/** What the conformance rules said of a jar; kept by the jar's hash. {@code skipped} rules are of abilities it does not offer. */
public record Verdict(String sha256, String plugin, String version, Instant at, List<Ruling> rulings) {

    public enum Outcome {
        KEPT,
        BROKEN,
        SKIPPED
    }

    /** {@code input}, {@code expected} and {@code got} are empty for a rule that was kept. */
    public record Ruling(String rule, String sentence, Outcome outcome, String input, String expected, String got) {}

    public Verdict {
        rulings = List.copyOf(rulings);
    }

    public boolean passed() {
        return rulings.stream().noneMatch(ruling -> ruling.outcome() == Outcome.BROKEN)
                && rulings.stream().anyMatch(ruling -> ruling.outcome() == Outcome.KEPT);
    }
}
