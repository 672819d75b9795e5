package org.kontor.conformance;

import static org.junit.Assert.assertEquals;

import java.util.Set;
import org.junit.Test;

/** A rule is worth having only when a plugin that breaks it does not pass. */
public class MutantsTest {

    @Test
    public void aCorrectCarrierKeepsEveryRule() {
        Mutants.assertKeptByAll(CarrierMutants.CORRECT, CarrierRules.ALL);
    }

    @Test
    public void everyCarrierRuleCatchesItsMutant() {
        CarrierMutants.ALL.assertKilledBy(CarrierRules.ALL);
    }

    @Test
    public void aCorrectPaymentProviderKeepsEveryRule() {
        Mutants.assertKeptByAll(PaymentMutants.CORRECT, PaymentRules.ALL);
    }

    @Test
    public void everyPaymentRuleCatchesItsMutant() {
        PaymentMutants.ALL.assertKilledBy(PaymentRules.ALL);
    }

    @Test
    public void whoeverBelievesTooMuchIsCaught() {
        PaymentMutants.CREDULOUS.forEach(
                (how, kit) -> assertEquals(how, Set.of("p27"), Mutants.brokenBy(kit, PaymentRules.ALL)));
    }

    @Test
    public void aCorrectVerifierKeepsEveryRule() {
        Mutants.assertKeptByAll(VerifierMutants.CORRECT, VerificationRules.ALL);
    }

    @Test
    public void everyVerificationRuleCatchesItsMutant() {
        VerifierMutants.ALL.assertKilledBy(VerificationRules.ALL);
    }
}
