package org.kontor.conformance;

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
        return new Connection(
                plugin.find(Charges.class).orElseThrow(() -> new NotApplicable("offers no Charges")),
                plugin.find(Instruments.class).orElseThrow(() -> new NotApplicable("offers no Instruments")),
                new PayerToken(stage.settings().in(world, "payer")),
                stage.settings().in(world, "setup"));
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
