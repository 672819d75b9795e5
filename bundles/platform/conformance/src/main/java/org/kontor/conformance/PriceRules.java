package org.kontor.conformance;

import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.time.Instant;
import java.util.List;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Rate;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Weights;
import org.kontor.conformance.CarrierKit.World;
import org.kontor.values.Money;

/** Prices: c01 to c08, and that a carrier's name tells no secret. */
final class PriceRules {

    private static final long ACTUAL_GRAMS = 268_800;
    private static final int SHORTEST_SENTENCE = 10;

    private PriceRules() {}

    static void pricesSumToTheirCharges(CarrierScene scene) {
        List<Rate> rates = scene.rates();
        Witness witness = scene.witness();
        for (Rate rate : rates) {
            witness.doing("the charges of " + rate.service());
            witness.equal(
                    rate.total(),
                    rate.charges().stream()
                            .map(Charge::amount)
                            .reduce(Money::plus)
                            .orElseThrow());
            witness.that(rate.total().isPositive(), "a positive total", rate.total());
            witness.that(
                    rate.charges().stream().anyMatch(charge -> charge.kind() == Charge.Kind.BASE),
                    "a base charge",
                    rate.charges());
        }
        witness.that(!rates.isEmpty(), "a price for ordinary goods", rates);
    }

    static void showsItsWeightArithmetic(CarrierScene scene) {
        Witness witness = scene.witness();
        for (Rate rate : scene.rates()) {
            Weights weights = rate.weights();
            witness.doing("the weights of " + rate.service());
            witness.equal(ACTUAL_GRAMS, weights.actualGrams());
            witness.that(weights.chargeableGrams() >= weights.actualGrams(), "at least the actual weight", weights);
            witness.equal(0L, weights.chargeableGrams() % Math.max(1, weights.roundingStepGrams()));
            witness.that(!weights.rule().isBlank(), "a sentence about the arithmetic", weights);
        }
    }

    static void promisesAPrice(CarrierScene scene) {
        for (Rate rate : scene.rates()) {
            scene.witness().doing("how long " + rate.service() + " is promised");
            scene.witness().that(rate.validUntil().isAfter(Instant.now()), "a time to come", rate.validUntil());
        }
    }

    static void saysWhyItRefuses(CarrierScene scene) {
        var answer = scene.quote(World.FINE, scene.kit().refused());

        scene.witness().equal(List.of(), answer.rates());
        for (Refusal refusal : answer.refusals()) {
            scene.witness().that(refusal.sentence().length() > SHORTEST_SENTENCE, "a whole sentence", refusal);
        }
    }

    static void answersAlike(CarrierScene scene) {
        List<Money> once = scene.rates().stream().map(Rate::total).toList();

        scene.witness().equal(once, scene.rates().stream().map(Rate::total).toList());
    }

    static void isUnavailable(CarrierScene scene) throws Exception {
        asksSomebody(scene);
        scene.fault(UNAVAILABLE, () -> scene.quote(World.DOWN, CarrierKit.shipment()));
    }

    static void isMisconfigured(CarrierScene scene) throws Exception {
        scene.fault(MISCONFIGURED, () -> scene.quote(World.REJECTS_OUR_SETTINGS, CarrierKit.shipment()));
    }

    static void isUnintelligible(CarrierScene scene) throws Exception {
        asksSomebody(scene);
        scene.fault(UNINTELLIGIBLE, () -> scene.quote(World.TALKS_NONSENSE, CarrierKit.shipment()));
    }

    static void tellsNoSecret(CarrierScene scene) {
        scene.ability(Rates.class, World.FINE);
        scene.witness().doing("printing the plugin");
        String name = scene.kit().in(World.FINE).name();
        scene.witness().that(!name.contains(CarrierKit.SECRET), "a name that tells no secret", "one that tells it");
    }

    private static void asksSomebody(CarrierScene scene) {
        if (!scene.kit().asksSomebody()) {
            throw new NotApplicable("asks nobody");
        }
    }
}
