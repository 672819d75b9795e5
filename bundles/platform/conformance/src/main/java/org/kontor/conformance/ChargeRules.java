package org.kontor.conformance;

import static org.kontor.conformance.PaymentScene.AMOUNT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.conformance.PaymentKit.Connection;
import org.kontor.conformance.PaymentKit.World;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** Charges that go as they should: p01 to p09. */
final class ChargeRules {

    private ChargeRules() {}

    static void chargesExactly(PaymentScene scene) {
        for (Money amount : List.of(AMOUNT, Money.of(500, "JPY"), Money.of(1_230, "KWD"), Money.of(1, "EUR"))) {
            Connection fine = scene.enter(World.FINE);
            var charged = scene.charged(scene.charge(fine, amount, IdempotencyKey.fresh()));

            scene.witness().equal(amount, charged.amount());
        }
    }

    static void neverChargesTwice(PaymentScene scene) {
        Connection fine = scene.enter(World.FINE);
        PaymentOutcome first = scene.charge(fine, AMOUNT, scene.key());

        scene.witness().that(!scene.charged(first).reference().isBlank(), "the provider's reference", first);
        scene.witness().equal(first, scene.charge(fine, AMOUNT, scene.key()));
        scene.moved(1);
    }

    static void chargesOnceAtOnce(PaymentScene scene) throws Exception {
        Connection fine = scene.enter(World.FINE);
        scene.witness().doing("charging " + AMOUNT + " many times at once with one key");
        Set<PaymentOutcome> answers =
                scene.witness().atOnce(() -> fine.charges().charge(fine.payer(), AMOUNT, "order 1", scene.key()));

        scene.witness().that(answers.size() == 1, "one answer to all", answers);
        scene.moved(1);
    }

    static void chargesAgain(PaymentScene scene) {
        Connection fine = scene.enter(World.FINE);
        var first = scene.charged(scene.charge(fine, AMOUNT, scene.key()));
        var second = scene.charged(scene.charge(fine, AMOUNT, IdempotencyKey.fresh()));

        scene.witness().differ(first.reference(), second.reference());
        scene.moved(2);
    }

    static void findsACharge(PaymentScene scene) {
        Connection fine = scene.enter(World.FINE);
        PaymentOutcome answer = scene.charge(fine, AMOUNT, scene.key());

        scene.witness().equal(Optional.of(answer), scene.find(fine));
    }

    static void findsNothing(PaymentScene scene) {
        scene.witness().equal(Optional.empty(), scene.find(scene.enter(World.FINE)));
    }

    static void declines(PaymentScene scene) {
        Connection declines = scene.enter(World.DECLINES);
        PaymentOutcome answer = scene.charge(declines, AMOUNT, scene.key());

        scene.declined(answer);
        scene.witness().that(!((PaymentOutcome.Declined) answer).reason().isBlank(), "a reason", answer);
        scene.witness().equal(answer, scene.charge(declines, AMOUNT, scene.key()));
        scene.moved(0);
    }

    static void saysWhereToAct(PaymentScene scene) {
        Connection wants = scene.enter(World.WANTS_ACTION);
        PaymentOutcome answer = scene.charge(wants, AMOUNT, scene.key());

        scene.witness()
                .that(
                        answer instanceof PaymentOutcome.ActionRequired action
                                && action.at().isAbsolute(),
                        "ActionRequired at an absolute address",
                        answer);
        scene.moved(0);
        scene.witness().equal(AMOUNT, scene.settled(wants).amount());
        scene.moved(1);
    }

    static void decidesLater(PaymentScene scene) {
        Connection later = scene.enter(World.DECIDES_LATER);

        scene.witness().equal(new PaymentOutcome.Pending(), scene.charge(later, AMOUNT, scene.key()));
        PaymentOutcome settled = scene.settled(later);
        scene.witness().equal(AMOUNT, scene.settled(later).amount());
        scene.witness().equal(settled, scene.charge(later, AMOUNT, scene.key()));
        scene.moved(1);
    }
}
