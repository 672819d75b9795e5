package org.kontor.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.kontor.conformance.PaymentKit.Connection;
import org.kontor.conformance.PaymentKit.World;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Charges;
import org.kontor.payment.Instrument;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException.Fault;

/** One payment rule being tried: the kit, the key of the rule's act, and who watches. */
record PaymentScene(PaymentKit kit, IdempotencyKey key, Witness witness) {

    static final Money AMOUNT = Money.of(123_450, "USD");
    static final String HOLDER = "Lantern Works";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(2);

    /** What a rule does on its scene. */
    @FunctionalInterface
    interface Act {
        void on(PaymentScene scene) throws Exception;
    }

    /** A rule about money that the provider takes by itself. */
    static Rule<PaymentKit> taking(String number, String sentence, Act act) {
        return rule(number, sentence, scene -> {
            if (scene.kit.awaitsFunds()) {
                throw new NotApplicable("takes no money itself: the payer's bank sends it");
            }
            act.on(scene);
        });
    }

    static Rule<PaymentKit> rule(String number, String sentence, Act act) {
        return new Rule<>(number, sentence, kit -> {
            PaymentScene scene = new PaymentScene(kit, IdempotencyKey.fresh(), new Witness());
            scene.witness.watch(() -> act.on(scene));
        });
    }

    Connection enter(World world) {
        witness.doing("entering the world " + world);
        return kit.enter(world);
    }

    /** The plugin's ability in a world that is fine; without it the rule does not apply. */
    <A> A offered(Class<A> ability) {
        return enter(World.FINE).ability(ability);
    }

    PaymentOutcome charge(Connection with, Money amount, IdempotencyKey by) {
        witness.doing("charging " + amount);
        return with.charges().charge(with.payer(), amount, "order 1", by);
    }

    PaymentOutcome refund(Connection with, String charge, Money amount) {
        witness.doing("refunding " + amount + " of " + charge);
        return with.charges().refund(charge, amount, IdempotencyKey.fresh());
    }

    /** Charges a payer whose money is only reserved. */
    PaymentOutcome.Authorised reserve(Connection with, IdempotencyKey by) {
        witness.doing("charging " + AMOUNT + ", which is reserved");
        PaymentOutcome outcome = with.ability(Charges.class).charge(with.payer(), AMOUNT, "order 1", by);
        if (outcome instanceof PaymentOutcome.Authorised hold) {
            witness.equal(AMOUNT, hold.amount());
            return hold;
        }
        return witness.unexpected("Authorised", outcome);
    }

    Optional<PaymentOutcome> find(Connection with) {
        witness.doing("finding what became of the key");
        return with.charges().find(key);
    }

    PaymentOutcome.Succeeded charged(PaymentOutcome outcome) {
        return outcome.fold(
                succeeded -> succeeded,
                this::notCharged,
                this::notCharged,
                this::notCharged,
                this::notCharged,
                this::notCharged);
    }

    Instrument bound(BindingOutcome outcome) {
        return outcome.fold(BindingOutcome.Bound::instrument, this::notBound, this::notBound);
    }

    void declined(PaymentOutcome outcome) {
        witness.that(outcome instanceof PaymentOutcome.Declined, "Declined", outcome);
    }

    /** What the provider decides in the end, asked for again and again. */
    PaymentOutcome.Succeeded settled(Connection with) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        PaymentOutcome last = witness.present(find(with), "the charge");
        while (System.nanoTime() < end) {
            if (last instanceof PaymentOutcome.Succeeded succeeded) {
                return succeeded;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
            last = witness.present(find(with), "the charge");
        }
        return witness.unexpected("a charge that settles within " + PATIENCE.toSeconds() + " s", last);
    }

    void moved(int times) {
        witness.doing("counting the provider's charges, refunds and payouts");
        witness.equal(times, kit.movements());
    }

    /** Fails so, and tells neither the payer's token nor the setup. */
    void fault(Fault expected, Connection with, Callable<?> call) throws Exception {
        witness.fault(expected, List.of(with.payer().value(), with.setup()), call);
    }

    private <R> R notCharged(PaymentOutcome outcome) {
        return witness.unexpected("Succeeded", outcome);
    }

    private <R> R notBound(BindingOutcome outcome) {
        return witness.unexpected("Bound", outcome);
    }
}
