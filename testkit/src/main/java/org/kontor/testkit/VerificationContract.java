package org.kontor.testkit;

import org.junit.Rule;
import org.junit.Test;
import org.kontor.conformance.VerificationKit;
import org.kontor.conformance.VerificationRules;

/** The rules of docs/spi/verification.md, one test each. A plugin extends this and says how to enter each world. */
public abstract class VerificationContract extends VerificationKit {

    @Rule
    public final RuleOfTheTest<VerificationKit> rule = new RuleOfTheTest<>(VerificationRules.ALL);

    @Test
    public final void v01_verifiesWhomItKnowsForSomeTime() {
        rule.keptBy(this);
    }

    @Test
    public final void v02_rejectsWithSentences() {
        rule.keptBy(this);
    }

    @Test
    public final void v03_saysWhatElseItNeeds() {
        rule.keptBy(this);
    }

    @Test
    public final void v04_saysWhyAPersonMustLook() {
        rule.keptBy(this);
    }

    @Test
    public final void v05_opensOneCasePerKey() {
        rule.keptBy(this);
    }

    @Test
    public final void v06_opensOneCaseWhenTheKeyComesManyTimesAtOnce() {
        rule.keptBy(this);
    }

    @Test
    public final void v07_opensAnotherCaseForAnotherKey() {
        rule.keptBy(this);
    }

    @Test
    public final void v08_findsTheCaseOfAKey() {
        rule.keptBy(this);
    }

    @Test
    public final void v09_findsNothingForAnUnknownKey() {
        rule.keptBy(this);
    }

    @Test
    public final void v10_isInDoubtWhenTheAnswerIsLostAndFindsTheCaseAfterwards() {
        rule.keptBy(this);
    }

    @Test
    public final void v11_isUnavailableWhenTheProviderIsDownAndOpensNothing() {
        rule.keptBy(this);
    }

    @Test
    public final void v12_isMisconfiguredWhenOurSettingsAreRejected() {
        rule.keptBy(this);
    }

    @Test
    public final void v13_isUnintelligibleWhenTheProviderTalksNonsense() {
        rule.keptBy(this);
    }

    @Test
    public final void v14_knowsItsCasesAfterARestart() {
        rule.keptBy(this);
    }
}
