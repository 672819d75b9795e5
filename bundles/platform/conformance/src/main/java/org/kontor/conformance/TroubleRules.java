package org.kontor.conformance;

import static org.kontor.conformance.PaymentScene.AMOUNT;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.util.Optional;
import org.kontor.conformance.PaymentKit.Connection;
import org.kontor.conformance.PaymentKit.World;
import org.kontor.payment.PaymentOutcome;

/** Charges that go wrong: p10 to p14. */
final class TroubleRules {

    private TroubleRules() {}

    static void isInDoubtAboutALostAnswer(PaymentScene scene) throws Exception {
        Connection lost = scene.enter(World.ANSWER_LOST);
        scene.fault(IN_DOUBT, lost, () -> scene.charge(lost, AMOUNT, scene.key()));

        PaymentOutcome found = scene.witness().present(scene.find(lost), "the charge");
        scene.witness().equal(found, scene.charge(lost, AMOUNT, scene.key()));
        scene.moved(1);
    }

    static void isInDoubtAboutALostRequest(PaymentScene scene) throws Exception {
        Connection lost = scene.enter(World.REQUEST_LOST);
        scene.fault(IN_DOUBT, lost, () -> scene.charge(lost, AMOUNT, scene.key()));

        scene.witness().equal(Optional.empty(), scene.find(lost));
        scene.moved(0);
        scene.witness()
                .equal(
                        AMOUNT,
                        scene.charged(scene.charge(lost, AMOUNT, scene.key())).amount());
    }

    static void isUnavailable(PaymentScene scene) throws Exception {
        Connection down = scene.enter(World.DOWN);
        scene.fault(UNAVAILABLE, down, () -> scene.charge(down, AMOUNT, scene.key()));
        scene.fault(UNAVAILABLE, down, () -> scene.find(down));

        scene.witness().equal(Optional.empty(), scene.find(scene.enter(World.FINE)));
        scene.moved(0);
    }

    static void isMisconfigured(PaymentScene scene) throws Exception {
        Connection rejects = scene.enter(World.REJECTS_OUR_SETTINGS);

        scene.fault(MISCONFIGURED, rejects, () -> scene.charge(rejects, AMOUNT, scene.key()));
        scene.witness().doing("binding an instrument");
        scene.fault(MISCONFIGURED, rejects, () -> rejects.instruments()
                .bind(rejects.setup(), PaymentScene.HOLDER, scene.key()));
    }

    static void isUnintelligible(PaymentScene scene) throws Exception {
        Connection nonsense = scene.enter(World.TALKS_NONSENSE);

        scene.fault(UNINTELLIGIBLE, nonsense, () -> scene.find(nonsense));
    }
}
