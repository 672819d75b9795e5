package org.kontor.conformance;

import org.kontor.conformance.MemoryPayments.Books;
import org.kontor.payment.PayerToken;

/** One payment provider per rule, wrong in one place. */
final class PaymentMutants {

    /** An instance of a provider in a world. */
    interface Maker {
        MemoryPayments make(PaymentKit.World world, Books books);
    }

    static final Mutants.Kits<PaymentKit> CORRECT = kit(MemoryPayments::new);

    static final Mutants<PaymentKit> ALL =
            new Mutants<PaymentKit>().with(ChargeMutants.ALL).with(RefundMutants.ALL);

    private PaymentMutants() {}

    static Mutants.Kits<PaymentKit> kit(Maker maker) {
        return () -> new PaymentKit() {
            private final Books books = new Books();

            @Override
            protected Connection enter(World world) {
                MemoryPayments plugin = maker.make(world, books);
                return new Connection(plugin, plugin, new PayerToken("tok_payer"), "setup_1");
            }

            @Override
            protected int movements() {
                return books.movements.get();
            }

            @Override
            protected String memory() {
                return books.memory.toString();
            }
        };
    }
}
