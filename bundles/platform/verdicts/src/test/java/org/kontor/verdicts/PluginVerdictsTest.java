package org.kontor.verdicts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;
import org.kontor.carrier.Rates;
import org.kontor.carrier.ratesheet.RateSheetCarrier;
import org.kontor.carrier.sandbox.SandboxCarrier;
import org.kontor.deployment.Verdict;
import org.kontor.deployment.Verdict.Outcome;
import org.kontor.deployment.Verdicts;
import org.kontor.payment.Charges;
import org.kontor.payment.sandbox.SandboxPayments;
import org.kontor.testkit.TestStore;
import org.kontor.verification.Verifier;
import org.kontor.verification.sandbox.SandboxVerifier;
import org.osgi.framework.Bundle;

/** The server finds of each plugin here what its own Maven test finds. */
public class PluginVerdictsTest {

    private static final TestStore STORE = TestStore.of("verdicts");
    private static final TemporaryFolder FOLDER = new TemporaryFolder();
    private static final SmallServer SERVER = new SmallServer(
            STORE, FOLDER, SandboxCarrier.class, RateSheetCarrier.class, SandboxPayments.class, SandboxVerifier.class);

    @ClassRule
    public static final RuleChain RULES =
            RuleChain.outerRule(STORE).around(FOLDER).around(SERVER);

    @Test
    public void theSandboxCarrier() throws Exception {
        assertAlike(SandboxCarrier.class, Rates.class);
    }

    @Test
    public void theRateSheet() throws Exception {
        assertAlike(RateSheetCarrier.class, Rates.class);
    }

    @Test
    public void theSandboxPayments() throws Exception {
        assertAlike(SandboxPayments.class, Charges.class);
    }

    @Test
    public void theSandboxVerifier() throws Exception {
        assertAlike(SandboxVerifier.class, Verifier.class);
    }

    private static void assertAlike(Class<?> component, Class<?> ability) throws Exception {
        Bundle bundle = SERVER.install(SmallServer.content(component));
        String plugin = bundle.getSymbolicName();
        Verdicts desk = SERVER.desk(ability);
        Verdict verdict = desk.check(plugin, bundle.getVersion().toString(), "hash of " + plugin);

        assertEquals(OwnTest.outcomes(component.getName() + "Test"), outcomes(verdict));
        assertTrue(verdict.toString(), verdict.passed());
        assertFalse(outcomes(verdict).containsValue(Outcome.BROKEN));
        assertEquals(verdict, desk.of("hash of " + plugin).orElseThrow());
    }

    private static Map<String, Outcome> outcomes(Verdict verdict) {
        return new TreeMap<>(
                verdict.rulings().stream().collect(Collectors.toMap(Verdict.Ruling::rule, Verdict.Ruling::outcome)));
    }
}
