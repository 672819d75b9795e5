package org.kontor.conformance;

import org.kontor.payment.Captures;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;

/** A payment provider as its packed kit presents it. */
final class PackedPayments extends PaymentKit {

    private final KitStage stage;

    PackedPayments(KitStage stage) {
        this.stage = stage;
    }

    @Override
    protected Connection enter(World world) {
        Abilities plugin = stage.enter(world);
        Charges charges = plugin.find(Charges.class).orElseThrow(() -> new NotApplicable("offers no Charges"));
        return new Connection(
                plugin.find(Captures.class)
                        .<Charges>map(captures -> new TakenAtOnce(charges, captures))
                        .orElse(charges),
                plugin.find(Instruments.class).orElseThrow(() -> new NotApplicable("offers no Instruments")),
                new PayerToken(stage.settings().in(world, "payer")),
                stage.settings().in(world, "setup"));
    }

    @Override
    protected boolean awaitsFunds() {
        return stage.settings().find("awaits-funds").map(Boolean::valueOf).orElse(false);
    }

    @Override
    protected int movements() {
        return stage.acts();
    }

    @Override
    protected String memory() {
        return stage.memory();
    }
}
