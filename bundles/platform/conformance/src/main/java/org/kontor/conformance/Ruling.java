package org.kontor.conformance;

/** What came of one rule. A kept rule has no more to say; of a skipped one {@code got} tells why. */
public record Ruling(String rule, String sentence, Outcome outcome, String input, String expected, String got) {

    public enum Outcome {
        KEPT,
        BROKEN,
        SKIPPED
    }
}
