package org.kontor.conformance;

import static org.kontor.conformance.PaymentScene.AMOUNT;

import java.util.Optional;
import java.util.Set;
import org.kontor.conformance.PaymentKit.Connection;
import org.kontor.conformance.PaymentKit.World;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** Refunds: p15 to p19. */
final class RefundRules {

    private RefundRules() {}

    static void refundsOnce(PaymentScene scene) throws Exception {
        Connection fine = scene.enter(World.FINE);
        String charge = scene.charged(scene.charge(fine, AMOUNT, IdempotencyKey.fresh()))
                .reference();
        Money part = Money.of(100, "USD");
        scene.witness().doing("refunding " + part + " many times at once with one key");
        Set<PaymentOutcome> answers =
                scene.witness().atOnce(() -> fine.charges().refund(charge, part, scene.key()));

        scene.witness().that(answers.size() == 1, "one answer to all", answers);
        PaymentOutcome answer = answers.iterator().next();
        scene.witness().equal(part, scene.charged(answer).amount());
        scene.witness().equal(Optional.of(answer), scene.find(fine));
        scene.moved(2);
    }

    static void refundsNoUnknownCharge(PaymentScene scene) {
        Connection fine = scene.enter(World.FINE);

        scene.declined(scene.refund(fine, "no-such-charge", AMOUNT));
        scene.moved(0);
    }

    static void refundsNoMoreThanCharged(PaymentScene scene) {
        Connection fine = scene.enter(World.FINE);
        String charge = scene.charged(scene.charge(fine, AMOUNT, scene.key())).reference();
        scene.charged(scene.refund(fine, charge, AMOUNT.minus(Money.of(1, "USD"))));

        scene.declined(scene.refund(fine, charge, Money.of(2, "USD")));
        scene.moved(2);
    }

    static void refundsInNoOtherCurrency(PaymentScene scene) {
        Connection fine = scene.enter(World.FINE);
        String charge = scene.charged(scene.charge(fine, AMOUNT, scene.key())).reference();

        scene.declined(scene.refund(fine, charge, Money.of(100, "EUR")));
    }

    static void knowsItsChargesAfterARestart(PaymentScene scene) {
        PaymentOutcome answer = scene.charge(scene.enter(World.FINE), AMOUNT, scene.key());
        Connection restarted = scene.enter(World.FINE);

        scene.witness().equal(Optional.of(answer), scene.find(restarted));
        scene.witness().equal(answer, scene.charge(restarted, AMOUNT, scene.key()));
        scene.charged(scene.refund(restarted, scene.charged(answer).reference(), AMOUNT));
    }
}
