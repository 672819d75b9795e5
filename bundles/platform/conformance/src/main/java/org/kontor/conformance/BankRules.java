package org.kontor.conformance;

import static org.kontor.conformance.PaymentScene.AMOUNT;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kontor.conformance.PaymentKit.Connection;
import org.kontor.conformance.PaymentKit.World;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payment.Payouts;
import org.kontor.payment.Remittance;
import org.kontor.payment.Statements;
import org.kontor.values.IdempotencyKey;

/** Transfers to us and payouts: p28 to p30. */
final class BankRules {

    private static final Pattern REFERENCE = Pattern.compile("RF\\d{2}[A-Z0-9]{1,21}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final int RADIX = 36;
    private static final int PREFIX = 4;

    private BankRules() {}

    static void asksByOneReference(PaymentScene scene) {
        scene.offered(Statements.class);
        Connection transfers = scene.enter(World.TRANSFERS);
        Remittance asked = awaited(scene, scene.charge(transfers, AMOUNT, scene.key()));

        scene.witness().equal(AMOUNT, asked.amount());
        scene.witness().that(holds(asked.reference()), "a reference with right check digits", asked.reference());
        scene.witness().equal(asked, awaited(scene, scene.charge(transfers, AMOUNT, scene.key())));
        Connection restarted = scene.enter(World.TRANSFERS);
        scene.witness().equal(asked, awaited(scene, scene.charge(restarted, AMOUNT, scene.key())));
        PaymentOutcome another = scene.charge(restarted, AMOUNT, IdempotencyKey.fresh());
        scene.witness().differ(asked.reference(), awaited(scene, another).reference());
        scene.moved(0);
    }

    static void paysOnce(PaymentScene scene) throws Exception {
        Connection fine = scene.enter(World.FINE);
        Payouts payouts = fine.ability(Payouts.class);
        scene.witness().doing("paying " + AMOUNT + " out many times at once with one key");
        Set<String> answers = scene.witness().atOnce(() -> pay(fine, scene.key())).stream()
                .map(outcome -> sent(scene, outcome))
                .collect(Collectors.toSet());

        scene.witness().that(answers.size() == 1, "one payout", answers);
        String reference = answers.iterator().next();
        scene.witness().doing("finding the payout");
        PayoutOutcome found = scene.witness().present(payouts.findPayout(scene.key()), "the payout");
        scene.witness().equal(reference, sent(scene, found));
        scene.witness().doing("finding a payout of an unknown key");
        scene.witness().equal(Optional.empty(), payouts.findPayout(IdempotencyKey.fresh()));
        scene.moved(1);
    }

    static void isInDoubtAboutAPayout(PaymentScene scene) throws Exception {
        scene.offered(Payouts.class);
        if (scene.kit().awaitsFunds()) {
            throw new NotApplicable("asks nobody: its payouts are files");
        }
        Connection lost = scene.enter(World.ANSWER_LOST);
        scene.fault(IN_DOUBT, lost, () -> pay(lost, scene.key()));

        scene.witness().doing("finding the payout whose answer was lost");
        Payouts payouts = lost.ability(Payouts.class);
        String reference = sent(scene, scene.witness().present(payouts.findPayout(scene.key()), "the payout"));
        scene.witness().equal(reference, sent(scene, pay(lost, scene.key())));
        scene.moved(1);
    }

    private static PayoutOutcome pay(Connection with, IdempotencyKey key) {
        return with.ability(Payouts.class).pay(with.payer(), AMOUNT, "order 1", key);
    }

    /** The provider's reference; whether it has settled already may change. */
    private static String sent(PaymentScene scene, PayoutOutcome outcome) {
        return outcome.fold(
                PayoutOutcome.Settled::reference,
                PayoutOutcome.Accepted::reference,
                rejected -> scene.witness().unexpected("a payout", rejected),
                returned -> scene.witness().unexpected("a payout", returned));
    }

    private static Remittance awaited(PaymentScene scene, PaymentOutcome outcome) {
        return outcome instanceof PaymentOutcome.AwaitingFunds awaiting
                ? awaiting.remittance()
                : scene.witness().unexpected("AwaitingFunds", outcome);
    }

    /** ISO 7064, MOD 97-10: the first four characters moved to the end, letters as 10 to 35. */
    private static boolean holds(String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            return false;
        }
        String digits = (reference.substring(PREFIX) + reference.substring(0, PREFIX))
                .chars()
                .mapToObj(c -> String.valueOf(Character.digit(c, RADIX)))
                .collect(Collectors.joining());
        return new BigInteger(digits).mod(MODULUS).equals(BigInteger.ONE);
    }
}
