package org.kontor.testkit;

import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.Rates;
import org.kontor.conformance.Abilities;
import org.kontor.conformance.CarrierKit;
import org.kontor.conformance.CarrierRules;

/**
 * The rules of docs/spi/carrier.md, one test each. A plugin extends this class and says how to enter each world; the
 * rules of an ability that it does not register are skipped.
 */
public abstract class CarrierContract extends CarrierKit {

    @Rule
    public final RuleOfTheTest<CarrierKit> rule = new RuleOfTheTest<>(CarrierRules.ALL);

    /**
     * A new instance of the plugin in this world, holding {@link #SECRET} if it has one. Instances of one test share the
     * carrier and what it remembers.
     */
    protected abstract Rates enter(World world);

    @Override
    protected final Abilities in(World world) {
        return Abilities.of(enter(world));
    }

    @Test
    public final void c01_pricesSumToTheirChargesInOneCurrency() {
        rule.keptBy(this);
    }

    @Test
    public final void c02_showsItsWeightArithmetic() {
        rule.keptBy(this);
    }

    @Test
    public final void c03_promisesAPriceForAWhile() {
        rule.keptBy(this);
    }

    @Test
    public final void c04_saysWhyItRefuses() {
        rule.keptBy(this);
    }

    @Test
    public final void c05_answersTheSameQuestionAlike() {
        rule.keptBy(this);
    }

    @Test
    public final void c06_isUnavailableWhenTheCarrierIsDown() {
        rule.keptBy(this);
    }

    @Test
    public final void c07_isMisconfiguredWhenOurSettingsAreRejected() {
        rule.keptBy(this);
    }

    @Test
    public final void c08_isUnintelligibleWhenTheAnswerIsNonsense() {
        rule.keptBy(this);
    }

    @Test
    public final void c09_booksOnceForAKeyHoweverOftenItComes() {
        rule.keptBy(this);
    }

    @Test
    public final void c10_booksAgainForAnotherKey() {
        rule.keptBy(this);
    }

    @Test
    public final void c11_findsWhatBecameOfABookingAlsoAfterARestart() {
        rule.keptBy(this);
    }

    @Test
    public final void c12_isInDoubtWhenTheAnswerIsLostAndFindsTheBookingThen() {
        rule.keptBy(this);
    }

    @Test
    public final void c13_isInDoubtWhenTheRequestIsLostAndBooksWhenItIsRepeated() {
        rule.keptBy(this);
    }

    @Test
    public final void c14_givesALabelToPrint() {
        rule.keptBy(this);
    }

    @Test
    public final void c15_knowsItsOwnNumbersFromWrongOnes() {
        rule.keptBy(this);
    }

    @Test
    public final void c16_tellsTheJourneyOldestFirstAndAlike() {
        rule.keptBy(this);
    }

    @Test
    public final void c17_knowsNothingOfAWaybillThatItDidNotIssue() {
        rule.keptBy(this);
    }

    @Test
    public final void c18_isUnavailableWhenTrackingGoesUnanswered() {
        rule.keptBy(this);
    }

    @Test
    public final void c19_believesOnlyGenuineMessages() {
        rule.keptBy(this);
    }

    @Test
    public final void c20_undoesABookingAsOftenAsAsked() {
        rule.keptBy(this);
    }

    @Test
    public final void c21_tellsNoSecretByItsName() {
        rule.keptBy(this);
    }

    @Test
    public final void c22_tellsOfManyWaybillsAtOnceWhatItTellsOfEach() {
        rule.keptBy(this);
    }
}
