package org.kontor.conformance;

import java.util.Objects;

/** One rule of an SPI, numbered and worded as its page in docs/spi; each use needs a kit of its own. */
public record Rule<K>(String number, String sentence, Check<? super K> check) {

    /** Throws {@link BrokenRule} or {@link NotApplicable}, and nothing else. */
    @FunctionalInterface
    public interface Check<K> {
        void of(K kit);
    }

    public Rule {
        Objects.requireNonNull(number);
        Objects.requireNonNull(sentence);
        Objects.requireNonNull(check);
    }

    /** What comes of the rule for the plugin that this kit brings. */
    public Ruling judge(K kit) {
        try {
            check.of(kit);
            return new Ruling(number, sentence, Ruling.Outcome.KEPT, "", "", "");
        } catch (NotApplicable e) {
            return new Ruling(number, sentence, Ruling.Outcome.SKIPPED, "", "", e.getMessage());
        } catch (BrokenRule e) {
            return new Ruling(number, sentence, Ruling.Outcome.BROKEN, e.input(), e.expected(), e.got());
        }
    }
}
