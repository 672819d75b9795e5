package org.kontor.conformance;

import static org.kontor.conformance.PaymentScene.AMOUNT;
import static org.kontor.conformance.PaymentScene.HOLDER;

import java.util.Optional;
import org.kontor.conformance.PaymentKit.Connection;
import org.kontor.conformance.PaymentKit.World;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.values.IdempotencyKey;

/** Bindings: p20 to p22. */
final class BindingRules {

    private static final String CARD_NUMBER = "4242 4242 4242 4242";
    private static final String PART_OF_IT = "4242";

    private BindingRules() {}

    static void bindsOnce(PaymentScene scene) {
        Connection fine = scene.enter(World.FINE);
        Instruments instruments = fine.instruments();
        scene.witness().doing("binding an instrument");
        BindingOutcome answer = instruments.bind(fine.setup(), HOLDER, scene.key());

        scene.witness().equal(HOLDER, scene.bound(answer).holder());
        scene.witness().equal(answer, instruments.bind(fine.setup(), HOLDER, scene.key()));
        scene.witness().doing("finding the binding by its key");
        scene.witness()
                .equal(
                        Optional.of(answer),
                        scene.enter(World.FINE).instruments().findBinding(scene.key()));
        scene.witness().equal(Optional.empty(), instruments.findBinding(IdempotencyKey.fresh()));
    }

    static void chargesWhatItBound(PaymentScene scene) {
        Connection fine = scene.enter(World.FINE);
        scene.witness().doing("binding an instrument");
        PayerToken bound = scene.bound(fine.instruments().bind(fine.setup(), HOLDER, IdempotencyKey.fresh()))
                .token();

        scene.witness().doing("charging " + AMOUNT + " to what was bound");
        var charged = scene.charged(fine.charges().charge(bound, AMOUNT, "order", scene.key()));
        scene.witness().equal(AMOUNT, charged.amount());
    }

    static void refusesACardNumber(PaymentScene scene) {
        Connection fine = scene.enter(World.FINE);
        scene.witness().doing("binding a card number");
        BindingOutcome answer = fine.instruments().bind(CARD_NUMBER, HOLDER, scene.key());

        scene.witness().that(answer instanceof BindingOutcome.Declined, "Declined", answer);
        String reason = ((BindingOutcome.Declined) answer).reason();
        scene.witness().that(!reason.contains(PART_OF_IT), "a reason without the number", "one that tells it");
        scene.witness()
                .that(!scene.kit().memory().contains(PART_OF_IT), "books without the number", "books that tell it");
    }
}
