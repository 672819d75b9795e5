package org.kontor.conformance;

import static org.kontor.conformance.PaymentMutants.kit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** Payment providers wrong in refunding and binding, each in one place. */
final class RefundMutants {

    static final Mutants<PaymentKit> ALL = new Mutants<PaymentKit>()
            .breaks("p15", kit((world, books) -> new MemoryPayments(world, books) {
                /** Refunds again when a key comes again, and answers as before. */
                @Override
                PaymentOutcome refundOnce(IdempotencyKey key, Supplier<PaymentOutcome> deciding) {
                    if (books.outcomes.containsKey(key.value())) {
                        books.movements.incrementAndGet();
                    }
                    return super.refundOnce(key, deciding);
                }
            }))
            .breaks("p16", kit((world, books) -> new MemoryPayments(world, books) {
                /** Fails, where it should decline. */
                @Override
                PaymentOutcome unknownCharge() {
                    throw new IllegalStateException("no such charge");
                }
            }))
            .breaks("p17", kit((world, books) -> new MemoryPayments(world, books) {
                /** Gives back more than it took. */
                @Override
                PaymentOutcome tooMuch(Money amount) {
                    return move(amount);
                }
            }))
            .breaks("p18", kit((world, books) -> new MemoryPayments(world, books) {
                /** Gives back dollars as euros. */
                @Override
                PaymentOutcome otherCurrency(Money amount) {
                    return move(amount);
                }
            }))
            .breaks("p19", kit((world, books) -> new MemoryPayments(world, books) {
                private final Set<String> mine = new HashSet<>();

                /** Refunds only what this instance charged. */
                @Override
                public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
                    return mine.contains(charge) ? super.refund(charge, amount, key) : unknownCharge();
                }

                @Override
                Succeeded move(Money amount) {
                    Succeeded moved = super.move(amount);
                    mine.add(moved.reference());
                    return moved;
                }
            }))
            .breaks("p20", kit((world, books) -> new MemoryPayments(world, books) {
                /** Forgets what it bound. */
                @Override
                public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
                    return Optional.empty();
                }
            }))
            .breaks("p21", kit((world, books) -> new MemoryPayments(world, books) {
                /** Binds tokens that it does not take. */
                @Override
                public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
                    return payer.value().equals(boundToken())
                            ? new PaymentOutcome.Declined("unknown_token")
                            : super.charge(payer, amount, reference, key);
                }
            }))
            .breaks("p22", kit((world, books) -> new MemoryPayments(world, books) {
                /** Refuses a card number and writes it down. */
                @Override
                BindingOutcome refusedCard(String number) {
                    books.memory.append("refused ").append(number);
                    return super.refusedCard(number);
                }
            }));

    private RefundMutants() {}
}
