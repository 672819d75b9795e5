package org.kontor.conformance;

import static org.kontor.conformance.PaymentScene.AMOUNT;

import java.util.Optional;
import java.util.Set;
import org.kontor.conformance.PaymentKit.Connection;
import org.kontor.conformance.PaymentKit.World;
import org.kontor.payment.Captures;
import org.kontor.payment.Charges;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Voids;
import org.kontor.values.IdempotencyKey;

/** Captures and charges that are called off: p23 to p26. */
final class HoldRules {

    private HoldRules() {}

    static void capturesOnce(PaymentScene scene) throws Exception {
        scene.offered(Captures.class);
        Connection reserves = scene.enter(World.RESERVES);
        Captures captures = reserves.ability(Captures.class);
        PaymentOutcome.Authorised hold = scene.reserve(reserves, IdempotencyKey.fresh());
        scene.witness().doing("capturing " + AMOUNT + " many times at once with one key");
        Set<PaymentOutcome> answers =
                scene.witness().atOnce(() -> captures.capture(hold.reference(), AMOUNT, scene.key()));

        scene.witness().that(answers.size() == 1, "one answer to all", answers);
        PaymentOutcome answer = answers.iterator().next();
        scene.witness().equal(AMOUNT, scene.charged(answer).amount());
        scene.witness().doing("finding what became of the capture");
        scene.witness()
                .equal(Optional.of(answer), reserves.ability(Charges.class).find(scene.key()));
        scene.moved(1);
    }

    static void capturesNothingThatHasEnded(PaymentScene scene) {
        scene.offered(Captures.class);
        Connection ended = scene.enter(World.HOLD_ENDED);
        Captures captures = ended.ability(Captures.class);
        PaymentOutcome.Authorised hold = scene.reserve(ended, IdempotencyKey.fresh());

        scene.witness().doing("capturing " + AMOUNT + " when the hold has ended");
        scene.declined(captures.capture(hold.reference(), AMOUNT, scene.key()));
        scene.moved(0);
    }

    /** A provider that reserves is asked to let the hold go, another one to forget a charge that it has not decided. */
    static void takesNothingCalledOff(PaymentScene scene) {
        scene.offered(Voids.class);
        boolean reserves = scene.enter(World.FINE).plugin().find(Captures.class).isPresent();
        Connection open = scene.enter(reserves ? World.RESERVES : World.DECIDES_LATER);
        Voids voids = open.ability(Voids.class);
        scene.witness().doing("charging " + AMOUNT + ", which is not taken yet");
        open.ability(Charges.class).charge(open.payer(), AMOUNT, "order 1", scene.key());

        scene.witness().doing("calling the charge off");
        scene.witness().equal(true, voids.callOff(scene.key()));
        scene.witness().equal(true, voids.callOff(scene.key()));
        scene.find(open).ifPresent(outcome -> notTaken(scene, outcome));
        notTaken(scene, scene.charge(open, AMOUNT, scene.key()));
        scene.moved(0);
    }

    static void isTooLate(PaymentScene scene) {
        Connection fine = scene.enter(World.FINE);
        Voids voids = fine.ability(Voids.class);
        scene.charged(scene.charge(fine, AMOUNT, scene.key()));

        scene.witness().doing("calling a charge off whose money is taken");
        scene.witness().equal(false, voids.callOff(scene.key()));
        scene.moved(1);
    }

    private static void notTaken(PaymentScene scene, PaymentOutcome outcome) {
        boolean taken = outcome instanceof PaymentOutcome.Succeeded;
        scene.witness().that(!taken, "no money of what was called off", outcome);
    }
}
