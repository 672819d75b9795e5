package org.kontor.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.kontor.payment.PayerToken;
import org.kontor.values.IdempotencyKey;

/** A payment provider as its packed kit presents it. */
final class PackedPayments extends PaymentKit {

    /** Worlds that only some providers have. */
    private static final Set<World> FURTHER = Set.of(World.RESERVES, World.HOLD_ENDED, World.TRANSFERS, World.DISPUTES);

    private final KitStage stage;

    PackedPayments(KitStage stage) {
        this.stage = stage;
    }

    @Override
    protected Connection enter(World world) {
        if (FURTHER.contains(world) && !stage.settings().describes(world)) {
            return lacks(world);
        }
        return new Connection(
                stage.enter(world),
                new PayerToken(stage.settings().in(world, "payer")),
                stage.settings().in(world, "setup"));
    }

    @Override
    protected boolean awaitsFunds() {
        return stage.settings().find("awaits-funds").map(Boolean::valueOf).orElse(false);
    }

    @Override
    protected CarrierKit.Message message(Duration age) {
        return stage.find(PackedMessage.FILE)
                .map(content -> PackedMessage.read(content).at(Instant.now().minus(age)))
                .orElseGet(() -> super.message(age));
    }

    @Override
    protected String chargeback(IdempotencyKey charge) {
        return stage.settings()
                .find("chargeback")
                .map(reference -> reference.replace("${key}", charge.value()))
                .orElseGet(() -> super.chargeback(charge));
    }

    @Override
    protected byte[] statement() {
        return stage.settings().find("statement").map(stage::file).orElseGet(super::statement);
    }

    @Override
    protected byte[] oddStatement() {
        return stage.settings().find("statement.odd").map(stage::file).orElseGet(super::oddStatement);
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
