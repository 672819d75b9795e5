package org.kontor.conformance;

import static org.kontor.conformance.PaymentMutants.kit;

import java.time.Instant;
import java.util.Optional;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException.Fault;

/** Payment providers wrong in holds, messages and disputes, each in one place. */
final class HoldMutants {

    static final Mutants<PaymentKit> ALL = new Mutants<PaymentKit>()
            .breaks("p23", kit((world, books) -> new MemoryPayments(world, books) {
                /** Takes the money again when a capture's key comes again, and answers as before. */
                @Override
                public PaymentOutcome capture(String charge, Money amount, IdempotencyKey key) {
                    if (books.outcomes.get(key.value()) instanceof Succeeded) {
                        books.movements.incrementAndGet();
                    }
                    return super.capture(charge, amount, key);
                }
            }))
            .breaks("p24", kit((world, books) -> new MemoryPayments(world, books) {
                /** Fails, where it should decline. */
                @Override
                PaymentOutcome tooLateToCapture() {
                    if (holdHasEnded()) {
                        throw failure(Fault.UNINTELLIGIBLE);
                    }
                    return super.tooLateToCapture();
                }
            }))
            .breaks("p25", kit((world, books) -> new MemoryPayments(world, books) {
                /** Says that it is called off, and goes on holding the money. */
                @Override
                void letGo(IdempotencyKey charge, PaymentOutcome known) {}
            }))
            .breaks("p26", kit((world, books) -> new MemoryPayments(world, books) {
                /** Says that no money has moved, when it has. */
                @Override
                boolean taken() {
                    return true;
                }
            }))
            .breaks("p27", kit((world, books) -> new MemoryPayments(world, books) {
                /** Believes a message that somebody has kept for long. */
                @Override
                boolean isOld(Instant at) {
                    return false;
                }
            }))
            .breaks("p34", kit((world, books) -> new MemoryPayments(world, books) {
                /** Names the dispute where the charge should stand. */
                @Override
                Chargeback dispute(String reference, Succeeded charge) {
                    return new Chargeback(reference, reference, charge.amount(), "", State.OPEN, Optional.empty());
                }
            }));

    private HoldMutants() {}
}
