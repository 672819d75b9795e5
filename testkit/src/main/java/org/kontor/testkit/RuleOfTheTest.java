package org.kontor.testkit;

import java.util.List;
import org.junit.AssumptionViolatedException;
import org.junit.rules.TestWatcher;
import org.junit.runner.Description;
import org.kontor.conformance.NotApplicable;
import org.kontor.conformance.Rule;

/** The rule that a contract's test is named after: {@code c05_answersTheSameQuestionAlike} is about c05. */
public final class RuleOfTheTest<K> extends TestWatcher {

    private static final int NUMBER = 3;

    private final List<Rule<K>> rules;
    private String test = "";

    RuleOfTheTest(List<Rule<K>> rules) {
        this.rules = rules;
    }

    @Override
    protected void starting(Description description) {
        test = description.getMethodName();
    }

    /** Fails when the rule is broken; skips the test when the plugin offers no such ability. */
    void keptBy(K kit) {
        Rule<K> rule = rules.stream()
                .filter(candidate -> candidate.number().equals(test.substring(0, NUMBER)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule for the test " + test));
        try {
            rule.check().of(kit);
        } catch (NotApplicable e) {
            throw new AssumptionViolatedException(e.getMessage(), e);
        }
    }
}
