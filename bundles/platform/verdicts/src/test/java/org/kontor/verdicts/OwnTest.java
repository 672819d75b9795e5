package org.kontor.verdicts;

import java.util.Map;
import java.util.TreeMap;
import org.junit.runner.Description;
import org.junit.runner.JUnitCore;
import org.junit.runner.Request;
import org.junit.runner.manipulation.Filter;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;
import org.kontor.deployment.Verdict.Outcome;

/** What the plugin's own test in its Maven build says of each rule. */
final class OwnTest extends RunListener {

    private static final String OF_A_RULE = "[cpv]\\d\\d_.*";

    private final Map<String, Outcome> outcomes = new TreeMap<>();

    static Map<String, Outcome> outcomes(String test) throws ClassNotFoundException {
        OwnTest listener = new OwnTest();
        JUnitCore core = new JUnitCore();
        core.addListener(listener);
        core.run(Request.aClass(Class.forName(test)).filterWith(new Filter() {
            @Override
            public boolean shouldRun(Description each) {
                return each.isSuite() || isOfARule(each);
            }

            @Override
            public String describe() {
                return "of rules";
            }
        }));
        return listener.outcomes;
    }

    @Override
    public void testStarted(Description test) {
        note(test, Outcome.KEPT);
    }

    @Override
    public void testFailure(Failure failure) {
        note(failure.getDescription(), Outcome.BROKEN);
    }

    @Override
    public void testAssumptionFailure(Failure failure) {
        note(failure.getDescription(), Outcome.SKIPPED);
    }

    private void note(Description test, Outcome outcome) {
        outcomes.put(test.getMethodName().substring(0, 3), outcome);
    }

    private static boolean isOfARule(Description test) {
        return test.getMethodName().matches(OF_A_RULE);
    }
}
