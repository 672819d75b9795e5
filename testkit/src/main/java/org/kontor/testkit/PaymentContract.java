package org.kontor.testkit;

import org.junit.Rule;
import org.junit.Test;
import org.kontor.conformance.PaymentKit;
import org.kontor.conformance.PaymentRules;

/** The rules of docs/spi/payment.md, one test each. A plugin extends this class and says how to enter each world. */
public abstract class PaymentContract extends PaymentKit {

    @Rule
    public final RuleOfTheTest<PaymentKit> rule = new RuleOfTheTest<>(PaymentRules.ALL);

    @Test
    public final void p01_chargesExactlyTheAmountAsked() {
        rule.keptBy(this);
    }

    @Test
    public final void p02_neverChargesTwiceForOneKey() {
        rule.keptBy(this);
    }

    @Test
    public final void p03_chargesOnceWhenTheKeyComesManyTimesAtOnce() {
        rule.keptBy(this);
    }

    @Test
    public final void p04_chargesAgainForAnotherKey() {
        rule.keptBy(this);
    }

    @Test
    public final void p05_findsWhatBecameOfACharge() {
        rule.keptBy(this);
    }

    @Test
    public final void p06_findsNothingForAnUnknownKey() {
        rule.keptBy(this);
    }

    @Test
    public final void p07_declinesAsAResultAndStaysSo() {
        rule.keptBy(this);
    }

    @Test
    public final void p08_saysWhereThePayerMustActAndThenThatTheyHave() {
        rule.keptBy(this);
    }

    @Test
    public final void p09_saysThatItHasNotDecidedAndThenThatItHas() {
        rule.keptBy(this);
    }

    @Test
    public final void p10_isInDoubtWhenTheAnswerIsLostAndFindsTheChargeAfterwards() {
        rule.keptBy(this);
    }

    @Test
    public final void p11_isInDoubtWhenTheRequestIsLostAndFindsNothingAfterwards() {
        rule.keptBy(this);
    }

    @Test
    public final void p12_isUnavailableWhenTheProviderIsDownAndChargesNothing() {
        rule.keptBy(this);
    }

    @Test
    public final void p13_isMisconfiguredWhenOurSettingsAreRejected() {
        rule.keptBy(this);
    }

    @Test
    public final void p14_isUnintelligibleWhenAQuestionIsAnsweredWithNonsense() {
        rule.keptBy(this);
    }

    @Test
    public final void p15_refundsOncePerKeyAndFindsIt() {
        rule.keptBy(this);
    }

    @Test
    public final void p16_declinesToRefundAnUnknownCharge() {
        rule.keptBy(this);
    }

    @Test
    public final void p17_declinesToRefundMoreThanWasCharged() {
        rule.keptBy(this);
    }

    @Test
    public final void p18_declinesToRefundInAnotherCurrency() {
        rule.keptBy(this);
    }

    @Test
    public final void p19_knowsItsChargesAfterARestart() {
        rule.keptBy(this);
    }

    @Test
    public final void p20_bindsOncePerKeyAndFindsIt() {
        rule.keptBy(this);
    }

    @Test
    public final void p21_chargesWhatItBound() {
        rule.keptBy(this);
    }

    @Test
    public final void p22_refusesACardNumberAndKeepsNoneOfIt() {
        rule.keptBy(this);
    }

    @Test
    public final void p23_capturesOncePerKeyAndFindsIt() {
        rule.keptBy(this);
    }

    @Test
    public final void p24_declinesToCaptureWhenTheHoldHasEnded() {
        rule.keptBy(this);
    }

    @Test
    public final void p25_neverTakesTheMoneyOfAChargeThatWasCalledOff() {
        rule.keptBy(this);
    }

    @Test
    public final void p26_saysThatItIsTooLateToCallOffWhatIsTaken() {
        rule.keptBy(this);
    }

    @Test
    public final void p27_believesOnlyGenuineMessagesThatAreNotOld() {
        rule.keptBy(this);
    }

    @Test
    public final void p28_asksForATransferByAReferenceThatStays() {
        rule.keptBy(this);
    }

    @Test
    public final void p29_paysOutOncePerKeyAndFindsIt() {
        rule.keptBy(this);
    }

    @Test
    public final void p30_isInDoubtAboutAPayoutWhoseAnswerIsLostAndFindsIt() {
        rule.keptBy(this);
    }

    @Test
    public final void p31_knowsTheEntriesOfAStatementAgain() {
        rule.keptBy(this);
    }

    @Test
    public final void p32_losesNoOtherEntryForAnOddOne() {
        rule.keptBy(this);
    }

    @Test
    public final void p33_saysWhatIsWrongWithAFileThatIsNoStatement() {
        rule.keptBy(this);
    }

    @Test
    public final void p34_findsADisputeByItsReference() {
        rule.keptBy(this);
    }
}
