package org.kontor.conformance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.kontor.conformance.MemoryCharges.Books;
import org.kontor.payment.PayerToken;
import org.kontor.values.IdempotencyKey;

/** One payment provider per rule, wrong in one place. */
final class PaymentMutants {

    /** An instance of a provider in a world. */
    interface Maker {
        MemoryPayments make(PaymentKit.World world, Books books);
    }

    static final Mutants.Kits<PaymentKit> CORRECT = kit(MemoryPayments::new);

    static final Mutants<PaymentKit> ALL = new Mutants<PaymentKit>()
            .with(ChargeMutants.ALL)
            .with(RefundMutants.ALL)
            .with(HoldMutants.ALL)
            .with(BankMutants.ALL);

    /** More ways to believe what must not be believed. */
    static final Map<String, Mutants.Kits<PaymentKit>> CREDULOUS = Map.of(
            "reads no signature",
            kit((world, books) -> new MemoryPayments(world, books) {
                @Override
                String seal(String at, byte[] body) {
                    return message(Instant.parse(at)).headers().get("signed");
                }
            }),
            "takes each time of signing for an event",
            kit((world, books) -> new MemoryPayments(world, books) {
                @Override
                String event(Map<String, String> headers, byte[] body) {
                    return headers.get("at");
                }
            }));

    private PaymentMutants() {}

    static Mutants.Kits<PaymentKit> kit(Maker maker) {
        return () -> new PaymentKit() {
            private final Books books = new Books();

            @Override
            protected Connection enter(World world) {
                MemoryPayments plugin = maker.make(world, books);
                return new Connection(Abilities.of(plugin), new PayerToken("tok_payer"), "setup_1");
            }

            @Override
            protected CarrierKit.Message message(Duration age) {
                return MemoryPayments.message(Instant.now().minus(age));
            }

            @Override
            protected String chargeback(IdempotencyKey charge) {
                return "dispute of " + charge.value();
            }

            @Override
            protected byte[] statement() {
                return "statement\ne1 100\ne2 200\ne3 300".getBytes(StandardCharsets.UTF_8);
            }

            @Override
            protected byte[] oddStatement() {
                return "statement\ne1 100\ne2 many\ne3 300".getBytes(StandardCharsets.UTF_8);
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
