package org.kontor.deployment;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

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

    /** What came of it, in one sentence. */
    public String sentence() {
        if (rulings.isEmpty()) {
            return "It brings no kit (KONTOR-INF/kit), so no rule was tried";
        }
        String broken = rulings.stream()
                .filter(ruling -> ruling.outcome() == Outcome.BROKEN)
                .map(Ruling::rule)
                .collect(Collectors.joining(", "));
        if (!broken.isEmpty()) {
            return "It breaks " + broken;
        }
        long kept = rulings.stream()
                .filter(ruling -> ruling.outcome() == Outcome.KEPT)
                .count();
        return "It keeps " + kept + " rules; " + (rulings.size() - kept) + " are about what it does not offer";
    }
}
